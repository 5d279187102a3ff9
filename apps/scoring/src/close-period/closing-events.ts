import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ClosingEventData } from '@fengqiao/contracts/events/closing-event';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { Directory } from '@fengqiao/domain/directory/directory';
import { isHistory } from '@fengqiao/domain/score/periods/closing';
import { noticeRequestsOfClosing, type ClosingChange } from '@fengqiao/domain/score/periods/closing-changes';
import { scoringZone, type Period } from '@fengqiao/domain/score/periods/period';
import { directoryOf } from '@fengqiao/inbox/directory/directory-of-facts';
import { appendEvents } from '@fengqiao/postgres/store/aggregate-store';
import { DirectoryFactRow } from '@fengqiao/postgres/entities/directory-fact.entity';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { unitsKnown } from '../units.ts';
import { closingOf } from './closing-of.ts';

/** What speaks of the time in which units may object. */
const waitsForObjections: readonly ClosingChange['type'][] = [
  'made-provisional',
  'objected-to',
  'left-undecided',
];

/** What happens to every period there ever was. */
const happensByItself: readonly ClosingChange['type'][] = ['made-provisional', 'frozen'];

/** Under which the name of a period becomes the id of its closing. */
const namespace = '6f5d0c52-4c8e-4b3f-9a53-3b1f6f0f7a10';

/**
 * Says what happens to the closing of a period, as an event in the transaction in which it happens: intake, which keeps
 * everybody's notices, hears of it as it hears of disputes (decision 0054).
 */
@Injectable()
export class ClosingEvents {
  constructor(@Inject(CLOCK) private readonly clock: ClockPort) {}

  /** `by` is not told of what he or she did; null for what happened by itself. */
  async publish(
    manager: EntityManager,
    period: Period,
    change: ClosingChange,
    by: string | null,
  ): Promise<void> {
    const { name } = period;
    // One after the other, so that no number is given twice.
    await manager.query('select from period_closing where period = $1 for update', [name]);
    const now = await this.clock.now();
    const aggregateId = uuidv5(name, namespace);
    const [last] = (await manager.query('select max(seq) as seq from event where aggregate_id = $1', [
      aggregateId,
    ])) as { seq: number | null }[];
    const closing = await closingOf(manager, name);
    const limit =
      closing && waitsForObjections.includes(change.type)
        ? { clock: 'objections', dueAt: formatMoment(closing.objectionsUntil, scoringZone) }
        : { clock: null, dueAt: null };
    const isSilent = happensByItself.includes(change.type) && closing !== null && isHistory(period, closing);
    const told = isSilent ? [] : noticeRequestsOfClosing(change, by, await knownDirectory(manager), now);
    const tells = told.map((request) => ({ ...request, ...limit, rung: null, atAnyHour: false }));
    const data: ClosingEventData = { number: name, fact: change, tells };
    const seq = (last?.seq ?? 0) + 1;
    await appendEvents(manager, [
      {
        aggregateType: 'closing',
        aggregateId,
        seq,
        type: change.type,
        occurredAt: now,
        data,
        record: { by },
      },
    ]);
  }
}

async function knownDirectory(manager: EntityManager): Promise<Directory> {
  const facts = await manager.find(DirectoryFactRow, { order: { aggregateId: 'ASC', seq: 'ASC' } });
  return directoryOf(await unitsKnown(manager, null), facts);
}
