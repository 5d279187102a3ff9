import { useQueries, useQuery } from '@tanstack/react-query';
import type { CaseSummary } from '../api/desk-client.ts';
import { caseQuery, casesQuery, meQuery } from '../api/queries.ts';

/** Where a case waits for its owner. */
const waiting = ['submitted', 'followed-up'] as const;

/**
 * What waits for the reader's decision. The services cannot be asked that yet: until they can, it is what stands with the owners
 * of the reader's seats and is acted for by the reader, the first that is due first. What is asked of a chief beside that
 * (suspensions, appeals) comes with the question.
 */
export function useDecisions(): { readonly items: readonly CaseSummary[]; readonly now: string } | null {
  const me = useQuery(meQuery).data;
  const seats = me?.roles.includes('chief') ? me.seats : [];
  const asked = seats.flatMap((owner) => waiting.map((stage) => ({ owner, stage, limit: 50 })));
  const answers = useQueries({ queries: asked.map(casesQuery) });
  if (!me || answers.some(({ data }) => data === undefined)) return null;
  const items = answers
    .flatMap(({ data }) => data?.items ?? [])
    .filter(({ owner }) => owner.person === me.id)
    .toSorted((a, b) => dueOf(a) - dueOf(b));
  return { items, now: answers[0]?.data?.serverTime ?? '' };
}

function dueOf({ clocks }: CaseSummary): number {
  const due = clocks.flatMap(({ state, dueAt }) => (state === 'running' && dueAt ? [Date.parse(dueAt)] : []));
  return Math.min(Infinity, ...due);
}

/** The case itself is read while the one before it is decided, so that it is there at once. */
export function usePrefetched(id: string | undefined): void {
  useQuery({ ...caseQuery(id ?? ''), enabled: id !== undefined });
}
