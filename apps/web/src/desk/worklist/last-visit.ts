import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { casesKey, meQuery } from '../api/queries.ts';
import { intake, wanted } from '../api/desk-client.ts';
import { forgetSeen, isSeen } from '../api/seen-cases.ts';

const keyOf = (person: string) => `desk-seen:${person}`;
/** Where this visit began; the same until the tab is closed. */
const visitOf = (person: string) => `desk-visit:${person}`;

/**
 * Which cases have changed since the person last left the list: what the service says has changed since the mark that was
 * kept then, but for what he or she has done or read since. A mark is a number that tells nobody anything.
 */
export function useNewSinceLastVisit(mark: string | undefined): ReadonlySet<string> {
  const person = useQuery(meQuery).data?.id ?? null;
  const since = person && (sessionStorage.getItem(visitOf(person)) ?? localStorage.getItem(keyOf(person)));
  useEffect(() => {
    if (!person || mark === undefined) return;
    if (sessionStorage.getItem(visitOf(person)) === null) {
      forgetSeen();
      sessionStorage.setItem(visitOf(person), localStorage.getItem(keyOf(person)) ?? mark);
    }
    localStorage.setItem(keyOf(person), mark);
  }, [person, mark]);
  const changed = useQuery({
    queryKey: [...casesKey, 'since', since],
    queryFn: async () => {
      const query = { limit: 200, changedSince: since ?? '0' };
      const { items } = await wanted(intake.GET('/v1/cases', { params: { query } }));
      return items.map(({ id, version }) => ({ id, version }));
    },
    enabled: since !== null && since !== '',
  });
  return new Set((changed.data ?? []).filter((each) => !isSeen(each)).map(({ id }) => id));
}
