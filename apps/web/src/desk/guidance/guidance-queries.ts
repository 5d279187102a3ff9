import { queryOptions } from '@tanstack/react-query';
import { intake, wanted } from '../api/desk-client.ts';
import type { components, paths } from '../api/intake-api.generated.ts';
import { casesKey } from '../api/queries.ts';

type Schemas = components['schemas'];
export type GuidanceView = Schemas['Guidance'];
export type GuidanceOfCase = Schemas['GuidanceOfCase'];
/** What guidance says, wherever it comes from. */
export type GuidanceContent = Pick<GuidanceView, 'law' | 'steps' | 'answers'>;

export const guidanceKey = ['guidance'] as const;

export const guidanceListQuery = queryOptions({
  queryKey: [...guidanceKey, 'list'],
  queryFn: () => wanted(intake.GET('/v1/guidance')),
});

/** In force, or a version. */
export const guidanceQuery = (about: string, version?: number) =>
  queryOptions({
    queryKey: [...guidanceKey, 'one', about, version],
    queryFn: () => {
      const query = version === undefined ? {} : { version };
      return wanted(intake.GET('/v1/guidance/{about}', { params: { path: { about }, query } }));
    },
  });

export const guidanceHistoryQuery = (about: string) =>
  queryOptions({
    queryKey: [...guidanceKey, 'history', about],
    queryFn: () => wanted(intake.GET('/v1/guidance/{about}/history', { params: { path: { about } } })),
  });

type AboutDraft = NonNullable<paths['/v1/guidance/in-force']['get']['parameters']['query']>;

/** For a matter that is being written, its answers as they were published. */
export const draftGuidanceQuery = (query: AboutDraft) =>
  queryOptions({
    queryKey: [...guidanceKey, 'in-force', query],
    queryFn: () => wanted(intake.GET('/v1/guidance/in-force', { params: { query } })),
  });

export const caseGuidanceQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'guidance', id],
    queryFn: () => wanted(intake.GET('/v1/cases/{id}/guidance', { params: { path: { id } } })),
  });
