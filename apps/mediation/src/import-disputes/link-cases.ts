import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { CasesByRef, findCasesByRefSubject } from '@fengqiao/contracts/rpc/find-cases-by-ref';
import { linkCase } from '@fengqiao/domain/dispute/decide/link-case';
import { evolveDispute } from '@fengqiao/domain/dispute/evolve';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { disputes } from '../disputes/dispute-kind.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { WorldSource } from '../world/world-source.ts';

const atOnce = 100;
/** A ref that intake does not know may come with its ledger later. */
const askAgainAfterMs = 60_000;

/**
 * Links imported disputes to the cases they name. Intake may be down, or have its ledger imported later, so it is asked
 * beside everything else until it knows; a link suspends nothing (domain text, Imported history).
 */
@Injectable()
export class LinkCases {
  /** Refs that were asked for in vain, and when they may be asked for again; lost with the process, which asks again. */
  private readonly restUntil = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    private readonly rpc: RpcClient,
    private readonly parts: BackgroundComponents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Whether any was linked, so that there may be more; throws when intake cannot be asked. */
  async link(): Promise<boolean> {
    const now = Date.now();
    const resting = [...this.restUntil].filter(([, until]) => until > now).map(([ref]) => ref);
    const waiting: { id: string; ref: string }[] = await this.dataSource.query(
      `select id, related_ref as ref from dispute
       where related_ref is not null and related_case is null and not (related_ref = any($1)) order by id limit $2`,
      [resting, atOnce],
    );
    if (waiting.length === 0) return false;
    const refs = [...new Set(waiting.map(({ ref }) => ref))];
    const { cases } = await this.rpc.ask(findCasesByRefSubject, { refs }, CasesByRef);
    const known = new Map(cases.map(({ ref, id }) => [ref, id]));
    for (const ref of refs) if (!known.has(ref)) this.restUntil.set(ref, now + askAgainAfterMs);
    const found = waiting.filter(({ ref }) => known.has(ref));
    await this.dataSource.transaction(async (manager) => {
      const byDispute = new Map(found.map(({ id, ref }) => [id, known.get(ref) ?? '']));
      await this.write(manager, byDispute);
    });
    this.parts.wake();
    return found.length > 0;
  }

  private async write(manager: EntityManager, cases: ReadonlyMap<string, string>): Promise<void> {
    const rows = await disputes.lock(manager, [...cases.keys()]);
    const ours = await this.clock.now();
    const world = await this.worlds.current(manager);
    for (const row of rows) {
      const before = stateOf(row);
      const caseId = cases.get(row.id);
      // Somebody else may have linked it meanwhile.
      if (caseId === undefined || before.relatedCase !== null) continue;
      const premises = { ...world, now: Math.max(ours, before.lastEventAt) };
      const event = linkCase(before, caseId, premises.now);
      const state = evolveDispute(before, event, row.id);
      await disputes.save(manager, [{ state, events: [event] }], premises);
    }
  }
}
