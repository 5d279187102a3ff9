import { Referral, showReferralSubject } from '@fengqiao/contracts/rpc/show-referral';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  referredDispute,
  unfitPlaces,
  type ScreenDispute,
} from '@fengqiao/domain/dispute/decide/screen-dispute';
import type { DisputeContext } from '@fengqiao/domain/dispute/acts/act';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { disputes } from '../disputes/dispute-kind.ts';
import { disputeNumbers } from '../disputes/dispute-number.ts';
import { WorldSource } from '../world/world-source.ts';
import { ReferralRow } from './referral.entity.ts';

const atOnce = 20;

/**
 * Writes down a dispute for each case that was referred: names stay out of events, so intake is asked for the parties,
 * for as long as it takes. The dispute and the mark that it was taken up are one transaction: killed anywhere, it is
 * written once.
 */
@Injectable()
export class TakeUpReferrals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    private readonly rpc: RpcClient,
    private readonly parts: BackgroundComponents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Whether any was taken up, so that there may be more; throws when one could not be, after trying the others. */
  async takeUp(): Promise<boolean> {
    const waiting = await this.dataSource.manager.find(ReferralRow, {
      where: { disputeId: IsNull() },
      order: { referredAt: 'ASC' },
      take: atOnce,
    });
    const failures: unknown[] = [];
    for (const row of waiting) await this.takeUpOne(row).catch((error: unknown) => failures.push(error));
    if (waiting.length > failures.length) this.parts.wake();
    if (failures.length > 0) throw failures[0];
    return waiting.length > 0;
  }

  private async takeUpOne({ caseId, seq }: ReferralRow): Promise<void> {
    const { referral } = await this.rpc.ask(showReferralSubject, { caseId, seq }, Referral);
    await this.dataSource.transaction(async (manager) => {
      // Somebody else may have taken it up meanwhile: the row is ours or it is done.
      const row = await manager.findOne(ReferralRow, {
        where: { caseId, seq },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row || row.disputeId !== null) return;
      if (!referral) return void (await manager.delete(ReferralRow, { caseId, seq }));
      const id = await this.write(manager, row, referral);
      await manager.update(ReferralRow, { caseId, seq }, { disputeId: id });
    });
  }

  private async write(
    manager: EntityManager,
    { caseId, seq, place, referredBy, referredAt }: ReferralRow,
    { title, category: kind, parties }: NonNullable<Referral['referral']>,
  ): Promise<string> {
    const now = Math.max(await this.clock.now(), referredAt.getTime());
    const world = await this.worlds.current(manager);
    const id = uuidv7();
    const [number = ''] = await disputeNumbers(manager, [now], world.rules);
    const screening: ScreenDispute = {
      ...{ id, number, place, kind, origin: 'case', complexity: 'general', colour: 'yellow' },
      relatedCase: caseId,
      residences: parties.map(() => null),
    };
    // Intake checked the place; a directory that has not reached us yet is waited for.
    if (unfitPlaces(screening, world)) throw new Error(`place ${place} of a referral is not known here yet`);
    const context: DisputeContext = {
      ...world,
      now,
      by: referredBy,
      standIn: false,
      imported: null,
      party: null,
    };
    const written = referredDispute(screening, { caseId, seq }, context);
    const named = parties.map(({ name, phone }) => ({ name, ...(phone !== null && { phone }) }));
    await disputes.insert(
      manager,
      [{ ...written, content: { ref: null, refFingerprint: null, title, parties: named } }],
      { ...world, now },
    );
    return id;
  }
}
