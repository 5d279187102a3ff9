import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { intake, wanted } from '../api/desk-client.ts';
import type { components } from '../api/intake-api.generated.ts';
import { casesKey, type CaseFilters } from '../api/queries.ts';
import type { BulkCommand } from './bulk-commands.ts';

type Schemas = components['schemas'];
export type BulkAct = Schemas['BulkAct'];
export type BulkPreview = Schemas['BulkPreview'];
export type BulkStep = Schemas['BulkSteps']['items'][number];
export type BulkSelection = Schemas['BulkSelection'];

/** Cases one by one, or whatever the list's search finds. */
export type Chosen = { readonly ids: readonly string[] } | { readonly search: CaseFilters };

export function selectionOf(chosen: Chosen): BulkSelection {
  return 'ids' in chosen ? { ids: [...chosen.ids] } : { search: chosen.search };
}

export interface Order {
  readonly command: BulkCommand;
  /** Undefined while it is not filled in. */
  readonly body: object | undefined;
  readonly selection: BulkSelection;
}

export const previewQuery = (order: Order) =>
  queryOptions({
    queryKey: [...casesKey, 'bulk-preview', order],
    queryFn: () =>
      wanted(intake.POST('/v1/bulk/preview', { body: order as unknown as Schemas['BulkPreviewBody'] })),
    placeholderData: keepPreviousData,
    retry: false,
  });

export function giveOrder(order: Order, key: string): Promise<BulkAct> {
  const body = order as unknown as Schemas['BulkBody'];
  return wanted(intake.POST('/v1/bulk', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export function undoAct(id: string, key: string): Promise<BulkAct> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return wanted(intake.POST('/v1/bulk/{id}/undo', { params }));
}

export function stopAct(id: string): Promise<BulkAct> {
  return wanted(intake.POST('/v1/bulk/{id}/stop', { params: { path: { id } } }));
}

const bulkKey = ['bulk'] as const;

/** One's own, the latest first; looked at again while one of them is under way. */
export const actsQuery = queryOptions({
  queryKey: [...bulkKey, 'mine'],
  queryFn: () => wanted(intake.GET('/v1/bulk')),
  staleTime: 10_000,
  refetchInterval: ({ state: { data } }) =>
    data?.items.some(({ status }) => status === 'under-way') === true ? 2_000 : 60_000,
});

export const actQuery = (id: string) =>
  queryOptions({
    queryKey: [...bulkKey, 'one', id],
    queryFn: () => wanted(intake.GET('/v1/bulk/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.status === 'under-way' ? 1_000 : false,
  });

type Result = BulkStep['result'];

/** What became of the cases, as far as `settled` of them have come to something. */
export const stepsQuery = (id: string, result: Result | undefined, limit: number, settled: number) =>
  queryOptions({
    queryKey: [...bulkKey, 'steps', id, result, limit, settled],
    queryFn: () => stepsPage(id, { ...(result && { result }), limit }),
    placeholderData: keepPreviousData,
  });

function stepsPage(id: string, query: { result?: Result; limit: number; cursor?: number }) {
  return wanted(intake.GET('/v1/bulk/{id}/steps', { params: { path: { id }, query } }));
}

/** All cases for which it came to nothing: refused, or left when it was stopped. */
export async function casesLeft(id: string): Promise<string[]> {
  const left: string[] = [];
  for (const result of ['refused', 'waiting'] as const)
    for (let cursor: number | null | undefined; cursor !== null;) {
      const page = await stepsPage(id, { result, limit: 1000, ...(cursor !== undefined && { cursor }) });
      left.push(...page.items.map((step) => step.id));
      cursor = page.next;
    }
  return left;
}

/** An act has begun or ended: lists of acts are read anew, and those of cases. */
export function actChanged(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: bulkKey });
  void client.invalidateQueries({ queryKey: casesKey });
}
