import type { TestedStack } from '../stack/tested-stack.ts';

interface Counts {
  readonly received: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
}

interface TotalsAnswer {
  readonly asOf: string;
  readonly knownAt: string;
  readonly items: readonly (Counts & { readonly ledger: string; readonly unit: string })[];
}

export const bureau = 'shifan';

/** Headquarters' totals of the claims, beside what the owner's own events say for the same two moments. */
export async function differingTotals(stack: TestedStack, token: string): Promise<string[]> {
  const scoring = `http://127.0.0.1:${stack.portBase + 3}`;
  const response = await fetch(`${scoring}/v1/ledgers/totals?unit=${bureau}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { asOf, knownAt, items } = (await response.json()) as TotalsAnswer;
  const told = items.find((item) => item.unit === bureau && item.ledger === 'claim');
  const [counted] = (
    await stack.intake.query<Counts>(
      `with latest as (
         select distinct on (aggregate_id) data ->> 'stage' as stage,
           (select min((clock ->> 'overdueFrom')::timestamptz) from jsonb_array_elements(data -> 'clocks') as clock) as overdue_from
         from event where aggregate_type = 'case' and occurred_at <= $1 and recorded_at <= $2
         order by aggregate_id, seq desc
       )
       select count(*)::int as received, count(*) filter (where stage = 'closed')::int as closed,
         count(*) filter (where stage not in ('closed', 'declined', 'withdrawn', 'merged', 'voided'))::int as open,
         count(*) filter (where stage not in ('closed', 'declined', 'withdrawn', 'merged', 'voided') and overdue_from < $1)::int as overdue
       from latest where stage <> 'voided'`,
      [asOf, knownAt],
    )
  ).rows;
  const names = ['received', 'closed', 'open', 'overdue'] as const;
  return names
    .filter((name) => told?.[name] !== counted?.[name])
    .map((name) => `totals: ${told?.[name]} ${name} at headquarters, ${counted?.[name]} on record`);
}
