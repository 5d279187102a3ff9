import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { DisputeEventData } from '@fengqiao/contracts/events/dispute-event';
import type { DisputeView, RegisterDisputeBody } from '@fengqiao/contracts/http/dispute';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import { screenDispute } from '@fengqiao/domain/dispute/screen-dispute';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-check';
import { appendEvents } from '@fengqiao/postgres/aggregate-store';
import { once } from '@fengqiao/postgres/repeatable';
import { inTransaction } from '@fengqiao/postgres/transaction';
import { BackgroundParts } from '@fengqiao/service/background-parts';
import type { Preconditions } from '@fengqiao/service/request-headers';
import { CLOCK } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { KnownUnitRow } from '../places/known-unit.entity.ts';
import { DisputeRow } from './dispute.entity.ts';
import { disputeView } from './dispute-view.ts';

/** Writes a dispute down, where it is. */
@Injectable()
export class ScreenDisputeHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly parts: BackgroundParts,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async screen(
    body: RegisterDisputeBody,
    identity: Identity,
    preconditions: Preconditions,
  ): Promise<DisputeView | Refusal> {
    const request = { person: identity.person, key: preconditions.idempotencyKey, content: ['screen', body] };
    const answer = await inTransaction(this.dataSource, (manager) =>
      once(manager, request, async () => {
        const now = await this.clock.now();
        const unit = await manager.findOneBy(KnownUnitRow, { path: body.place });
        const { place, complexity, colour, relatedCase = null } = body;
        const number = await nextDisputeNumber(manager, now);
        const command = { id: uuidv7(), number, place, complexity, colour, relatedCase };
        const state = screenDispute(
          command,
          identity,
          unit && { ...unit, level: unit.level as UnitLevel },
          now,
        );
        if (isRefusal(state)) return state;
        const { title, origin, parties } = body;
        const row: DisputeRow = { ...state, screenedAt: new Date(now), title, origin, parties };
        await manager.insert(DisputeRow, row);
        await appendEvents(manager, [screened(state)]);
        return disputeView(row, now);
      }),
    );
    this.parts.wake();
    return answer;
  }
}

function screened(state: DisputeState) {
  const { number, place, complexity, colour, level, status, relatedCase } = state;
  const data: DisputeEventData = { number, place, complexity, colour, level, status, relatedCase };
  return {
    aggregateType: 'dispute',
    aggregateId: state.id,
    seq: 1,
    type: 'screened',
    occurredAt: state.screenedAt,
    data,
    record: {},
  };
}

async function nextDisputeNumber(manager: EntityManager, now: number): Promise<string> {
  const [row] = (await manager.query(`select nextval('dispute_number_sequence') as next`)) as {
    next: string;
  }[];
  return `JF-${formatMoment(now, 'Asia/Shanghai').slice(0, 4)}-${(row?.next ?? '').padStart(6, '0')}`;
}
