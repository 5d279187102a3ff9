import type { JointEventData } from '@fengqiao/contracts/events/joint-event';
import { personAt } from '@fengqiao/domain/directory/directory';
import { bureauPost, unitOfPost } from '@fengqiao/domain/directory/posts';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import { importSummaries } from '@fengqiao/domain/dispute/import/import-summary';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import { appendEvents } from '@fengqiao/postgres/store/aggregate-store';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

/**
 * One notice a person for a whole import (domain text, Imported history): in its transaction, one event that says to each
 * of the responsible how many open disputes it brought.
 */
export async function publishImport(
  manager: EntityManager,
  what: 'disputes' | 'obligations',
  states: readonly DisputeState[],
  premises: DisputePremises,
): Promise<void> {
  const { directory, now } = premises;
  const summaries = importSummaries(states, premises);
  if (summaries.length === 0) return;
  const bureau = bureauPost(directory);
  const tells = summaries.map(({ person, disputes, atAnyHour }) => ({
    person,
    seat: `${personAt(directory, person, now)?.unit ?? ''}#person`,
    ...{ passedUpFrom: null, rung: null, clock: null, dueAt: null },
    ...{ atAnyHour, items: disputes },
  }));
  const data: JointEventData = {
    number: what,
    unit: bureau === null ? '' : unitOfPost(bureau),
    fact: { type: 'imported', disputes: states.length },
    tells,
  };
  const aggregate = { aggregateType: 'joint', aggregateId: uuidv7(), seq: 1 };
  await appendEvents(manager, [{ ...aggregate, type: 'imported', occurredAt: now, data, record: {} }]);
}
