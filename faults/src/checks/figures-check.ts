import { bureau } from './totals-check.ts';
import type { TestedStack } from '../stack/tested-stack.ts';

interface Figure {
  readonly met: number;
  readonly total: number | null;
}

interface FiguresAnswer {
  readonly asOf: string;
  readonly knownAt: string;
  readonly measures: Readonly<Record<string, Figure>>;
  readonly items: readonly { readonly key: string; readonly measures: Readonly<Record<string, Figure>> }[];
}

/** Which measure counts which events. */
const counted = {
  screened: 'screened',
  accepted: 'accepted',
  agreed: 'agreed',
  performed: 'settled',
  referredOut: 'referred-out',
  withdrawn: 'withdrawn',
} as const;

/** Headquarters' figures of mediation, beside what the owner's own events say for the same two moments. */
export async function differingFigures(stack: TestedStack, token: string): Promise<string[]> {
  const scoring = `http://127.0.0.1:${stack.portBase + 3}`;
  const response = await fetch(`${scoring}/v1/mediation/figures?unit=${bureau}&by=place`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { asOf, knownAt, measures, items } = (await response.json()) as FiguresAnswer;
  const wanted = await countedEvents(stack, asOf, knownAt);
  // All of them are in one place, so that its sums are the bureau's.
  return [{ key: bureau, measures }, ...items].flatMap(({ key, measures: told }) =>
    Object.entries(wanted).flatMap(([name, { met, total }]) => {
      const [said, kept] = [`${told[name]?.met} of ${told[name]?.total}`, `${met} of ${total}`];
      return said === kept
        ? []
        : [`figures of ${key}: ${name} is ${said} at headquarters, ${kept} on record`];
    }),
  );
}

async function countedEvents(
  { mediation }: TestedStack,
  asOf: string,
  knownAt: string,
): Promise<Record<string, Figure>> {
  const { rows } = await mediation.query<{
    types: Record<string, number> | null;
    late: number;
    met: number;
    missed: number;
  }>(
    `with told as (
       select * from event where aggregate_type = 'dispute' and occurred_at <= $1 and recorded_at <= $2
     ), counted as (
       select * from told where ${inMonthOf('occurred_at')}
     ), resolve as (
       select clock ->> 'outcome' as outcome, (clock ->> 'endedAt')::timestamptz as ended_at,
         coalesce(clock ->> 'outcomeAt', clock ->> 'overdueFrom')::timestamptz as at
       from (select distinct on (aggregate_id) data -> 'clocks' as clocks from told order by aggregate_id, seq desc) latest,
         jsonb_array_elements(clocks) as clock
       where clock ->> 'name' = 'resolve'
     )
     select (select jsonb_object_agg(type, n) from (select type, count(*) as n from counted group by type) by_type) as types,
       (select count(*)::int from counted where type = 'obligation-confirmed' and (data #>> '{fact,late}')::boolean) as late,
       (select count(*)::int from resolve where outcome = 'met' and ${inMonthOf('at')}) as met,
       (select count(*)::int from resolve
        where (outcome = 'missed' or (outcome is null and ended_at is null)) and at < $1 and ${inMonthOf('at')}) as missed`,
    [asOf, knownAt],
  );
  const { types, late = 0, met = 0, missed = 0 } = rows[0] ?? {};
  const of = (type: string) => types?.[type] ?? 0;
  const counts = Object.entries(counted).map(
    ([name, type]) => [name, { met: of(type), total: null }] as const,
  );
  const confirmed = of('obligation-confirmed');
  return {
    ...Object.fromEntries(counts),
    obligationsInTime: { met: confirmed - late, total: confirmed },
    resolveOnTime: { met, total: met + missed },
  };
}

function inMonthOf(column: string): string {
  const month = (moment: string) => `date_trunc('month', ${moment} at time zone 'Asia/Shanghai')`;
  return `${month(column)} = ${month('$1::timestamptz')}`;
}
