import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { casesKey } from './queries.ts';
import { intake, wanted } from './desk-client.ts';

const every = 8_000;

/**
 * Asks what has changed since the last look, every few seconds while the page is looked at; where something has, whatever
 * is shown of cases is read again.
 */
export function useChanges(): void {
  const client = useQueryClient();
  const mark = useRef<string | null>(null);
  useQuery({
    queryKey: ['changes'],
    queryFn: async () => {
      const since = mark.current;
      const query = { limit: 1, ...(since !== null && { changedSince: since }) };
      const answer = await wanted(intake.GET('/v1/cases', { params: { query } }));
      mark.current = answer.mark;
      if (since !== null && answer.items.length > 0) {
        void client.invalidateQueries({ queryKey: casesKey });
        void client.invalidateQueries({ queryKey: ['notices'] });
      }
      return answer.mark;
    },
    refetchInterval: every,
    gcTime: 0,
  });
}
