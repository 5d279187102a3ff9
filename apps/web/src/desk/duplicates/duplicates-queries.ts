import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { intake, wanted } from '../api/desk-client.ts';
import type { components } from '../api/intake-api.generated.ts';
import { casesKey } from '../api/queries.ts';

export type Draft = components['schemas']['DuplicatesBody'];
export type Proposal = components['schemas']['DuplicateProposal'];
export type MergePreview = components['schemas']['MergePreview'];

/** What may be the same matter as a case. */
export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'duplicates', id],
    queryFn: () => wanted(intake.GET('/v1/cases/{id}/duplicates', { params: { path: { id } } })),
  });

/** The same of what is being written: the answer to what was written last, whichever comes last. */
export const draftDuplicatesQuery = (draft: Draft | null) =>
  queryOptions({
    queryKey: [...casesKey, 'duplicates-of', draft],
    queryFn: () => wanted(intake.POST('/v1/duplicates', { body: draft ?? {} })),
    enabled: draft !== null,
    // A draft is nobody else's to look up again.
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });

export const mergePreviewQuery = (into: string, cases: readonly string[]) =>
  queryOptions({
    queryKey: [...casesKey, 'merge-preview', into, cases],
    queryFn: () => wanted(intake.POST('/v1/duplicates/merge-preview', { body: { into, cases: [...cases] } })),
    placeholderData: keepPreviousData,
  });
