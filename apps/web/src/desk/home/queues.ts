import type { CaseFilters } from '../api/queries.ts';
import type { WorklistSearch } from '../worklist/worklist-search.ts';

/** A list of a home page, and where the whole of it stands. */
export interface Queue {
  readonly name: 'late' | 'today' | 'mine' | 'unowned' | 'intake' | 'followUp' | 'archive';
  readonly filters: CaseFilters;
  readonly search: WorklistSearch;
}

export interface Person {
  readonly id: string | null;
  readonly roles: readonly string[];
  readonly unit: string | null;
}

/**
 * What is put before whom. The services cannot be asked "what waits for me" yet: until they can, it is put together here, and
 * nowhere else, from where a case stands and who has it.
 */
export function queuesOf({ id, roles, unit }: Person, endOfToday: string): Queue[] {
  const is = (role: string) => roles.includes(role);
  const at = (stage: NonNullable<CaseFilters['stage']>) => ({ stage, ...(unit !== null && { unit }) });
  const worksOnCases = is('officer') || is('desk');
  const queues: (Queue | false)[] = [
    { name: 'late', filters: { overdue: 'true' }, search: { tab: 'overdue' } },
    {
      name: 'today',
      filters: { overdue: 'false', dueBefore: endOfToday },
      search: { tab: 'today' },
    },
    worksOnCases && {
      name: 'unowned',
      filters: at('assigned'),
      search: { tab: 'unit', stage: 'assigned' },
    },
    id !== null &&
      is('officer') && {
        name: 'mine',
        filters: { handler: id, stage: 'handling' },
        search: { tab: 'mine', stage: 'handling' },
      },
    is('desk') && {
      name: 'intake',
      filters: at('registered'),
      search: { tab: 'unit', stage: 'registered' },
    },
    is('desk') && {
      name: 'followUp',
      filters: at('replied'),
      search: { tab: 'unit', stage: 'replied' },
    },
    is('desk') && {
      name: 'archive',
      filters: at('signed-off'),
      search: { tab: 'unit', stage: 'signed-off' },
    },
  ];
  return queues.filter((queue) => queue !== false);
}
