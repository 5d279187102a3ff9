import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { intake, wanted } from './desk-client.ts';
import type { paths } from './intake-api.generated.ts';
import { saw } from './seen-cases.ts';

/** Names change when somebody is posted elsewhere, not under a reader's eyes. */
const seldom = { staleTime: 10 * 60_000, gcTime: Infinity } as const;

export interface SessionPerson {
  readonly id: string | null;
  readonly name?: string;
  readonly roles: readonly string[];
  readonly unit: string | null;
}
interface Session {
  readonly person: SessionPerson | null;
}

/** Who is signed in at the door; null when the session has ended. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session> => (await fetch('/session', { cache: 'no-store' })).json(),
  refetchInterval: 60_000,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => wanted(intake.GET('/v1/directory/me')),
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
});

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: () => wanted(intake.GET('/v1/directory/units')),
  ...seldom,
});

/** The people of a unit and of those below it; null: of all, as far as one page goes. */
export const peopleQuery = (unit: string | null) =>
  queryOptions({
    queryKey: ['people', unit],
    queryFn: () =>
      wanted(
        intake.GET('/v1/directory/people', { params: { query: { limit: 200, ...(unit && { unit }) } } }),
      ),
    ...seldom,
  });

export const postsQuery = (unit: string) =>
  queryOptions({
    queryKey: ['posts', unit],
    queryFn: () => wanted(intake.GET('/v1/directory/posts', { params: { query: { unit } } })),
    staleTime: 60_000,
  });

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: () => wanted(intake.GET('/v1/categories')),
  ...seldom,
});

/** Every key that begins so is read again when a case has changed. */
export const casesKey = ['cases'] as const;

type CaseQuery = NonNullable<paths['/v1/cases']['get']['parameters']['query']>;
export type CaseFilters = Omit<CaseQuery, 'cursor' | 'limit' | 'order'>;

const askCases = (query: CaseQuery) => wanted(intake.GET('/v1/cases', { params: { query } }));

/** A page of cases. Read again each minute: what is left of a clock changes without anybody's doing. */
export const casesQuery = (query: CaseQuery) =>
  queryOptions({
    queryKey: [...casesKey, 'list', query],
    queryFn: () => askCases(query),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });

/** How many cases a list has, as the service counts them: beyond a thousand that there are more. */
export const countQuery = (filters: CaseFilters) =>
  queryOptions({
    queryKey: [...casesKey, 'count', filters],
    queryFn: async () => {
      const { count, more } = await wanted(intake.GET('/v1/cases/counts', { params: { query: filters } }));
      return more ? `${count}+` : String(count);
    },
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'one', id],
    queryFn: async () => {
      const opened = await wanted(intake.GET('/v1/cases/{id}', { params: { path: { id } } }));
      saw(opened);
      return opened;
    },
    refetchInterval: 60_000,
  });

export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'events', id],
    queryFn: () => wanted(intake.GET('/v1/cases/{id}/events', { params: { path: { id } } })),
  });

export const clocksQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'clocks', id],
    queryFn: () => wanted(intake.GET('/v1/cases/{id}/clocks', { params: { path: { id } } })),
  });

export const attachmentsQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'attachments', id],
    queryFn: () => wanted(intake.GET('/v1/cases/{id}/attachments', { params: { path: { id } } })),
  });

/** Who was told what of a case. */
export const caseNoticesQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'notices', id],
    queryFn: () => wanted(intake.GET('/v1/cases/{id}/notices', { params: { path: { id } } })),
  });

export const noticesQuery = (query: { unread?: 'true'; cursor?: string; limit: number }) =>
  queryOptions({
    queryKey: ['notices', query],
    queryFn: () => wanted(intake.GET('/v1/notices', { params: { query } })),
    refetchInterval: 30_000,
  });

/** How many notices wait, and what the time is where the clocks are counted. */
export const inboxQuery = noticesQuery({ unread: 'true', limit: 5 });

/** The service's own time, as its newest answer says: the browser's clock may be wrong. */
export function useServerTime(): string | null {
  return useQuery(inboxQuery).data?.serverTime ?? null;
}
