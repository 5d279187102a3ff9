import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from '../api/desk-client.ts';
import { sessionQuery } from '../api/queries.ts';

/**
 * What is read from the services, once for all screens. What the service has refused is not asked for again by itself; what
 * did not arrive is, once. Where it no longer knows the reader, the door is asked who is signed in.
 */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof Refused && error.refusal.code === 'unauthenticated')
          void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        gcTime: 30 * 60_000,
        retry: (times, error) => times < 1 && error instanceof Refused && error.refusal.code === 'no-answer',
      },
    },
  });
  return client;
}
