import { explainedClock } from '@fengqiao/contracts/http/clock-view';
import type { DisputeQuery } from '@fengqiao/contracts/http/dispute';
import { canReadConfidence, canSeeDispute } from '@fengqiao/domain/dispute/scope';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-check';
import { readEvents } from '@fengqiao/postgres/read-events';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { localOf } from '../disputes/clock-view.ts';
import { DisputeDesk, type Asking } from '../disputes/dispute-desk.ts';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { disputeSummary, disputeView, showsConfidence } from '../disputes/dispute-view.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { filteredBy, visibleTo } from './dispute-query.ts';
import { recordRead, type Read } from './read-audit.ts';

/** Reads disputes; each reader sees what the rules let him or her see, and who is of the staff leaves a line in the audit. */
@Injectable()
export class DisputeReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: DisputeDesk,
  ) {}

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  async list(query: DisputeQuery, identity: Identity) {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const rows = await filteredBy(
      visibleTo(manager.createQueryBuilder(DisputeRow, 'd').where('true'), world.reader),
      query,
      world.now,
    )
      .andWhere(query.cursor ? 'd.id < :cursor' : 'true', { cursor: query.cursor })
      .orderBy('d.id', 'DESC')
      .take(query.limit + 1)
      .getMany();
    const page = rows.slice(0, query.limit);
    return {
      items: page.map((row) => disputeSummary(row, world)),
      next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
      serverTime: localOf(world)(world.now),
    };
  }

  async read(id: string, identity: Identity) {
    const show = async (row: DisputeRow, world: DisputeWorld) =>
      disputeView(row, await readWords(this.dataSource.manager, id), world);
    return this.forStaff(id, identity, 'dispute', show, showsConfidence);
  }

  async timeline(id: string, identity: Identity) {
    const show = async (row: DisputeRow, world: DisputeWorld) => {
      const state = stateOf(row);
      const local = localOf(world);
      const events = await readEvents(this.dataSource.manager, [id]);
      const items = events.map(({ seq, type, occurredAt, recordedAt, data, record }) => {
        // Events of the first release carry no fact: they say what a screening says.
        const { by = null, standIn = false, imported = null } = data;
        const fact = (data['fact'] ?? { type }) as Fact;
        return {
          ...{ seq, type, by, standIn, imported, fact },
          occurredAt: local(occurredAt.getTime()),
          recordedAt: recordedAt ? local(recordedAt.getTime()) : null,
          record: this.readable(type, fact, by as string | null, record, state, world),
        };
      });
      return { items, serverTime: local(world.now) };
    };
    return this.forStaff(id, identity, 'events', show, ({ items }) =>
      items.some(({ type, fact, record }) => isConfidential(type, fact) && Object.keys(record).length > 0),
    );
  }

  async clocks(id: string, identity: Identity) {
    return this.forStaff(id, identity, 'clocks', (row, world) => {
      const { calendar, timetable } = world.rules;
      const looking = { now: world.now, timeZone: calendar.definition.timeZone };
      const items = stateOf(row).clocks.map((clock) =>
        explainedClock(clock, timetable.hoursOf(clock.unit), clock.edition, looking),
      );
      return Promise.resolve({ items, serverTime: localOf(world)(world.now) });
    });
  }

  /** A reading by somebody of the staff. The line is written before the answer is given; one that is refused leaves none. */
  async forStaff<T>(
    id: string,
    identity: Identity,
    what: Read['what'],
    show: (row: DisputeRow, world: DisputeWorld) => Promise<T | Refusal>,
    showsConfidence: (shown: T) => boolean = () => false,
  ): Promise<T | Refusal> {
    return this.withDispute(id, { identity }, async (row, world) => {
      const shown = await show(row, world);
      if (isRefusal(shown)) return shown;
      const { reader, now: at } = world;
      const showed = showsConfidence(shown);
      await recordRead(this.manager, { person: reader.id, what, ids: [row.id], showed, at });
      return shown;
    });
  }

  async withDispute<T>(
    id: string,
    asking: Asking,
    show: (row: DisputeRow, world: DisputeWorld) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const { manager } = this;
    const world = await this.desk.world(manager, asking);
    const row = await manager.findOneBy(DisputeRow, { id });
    if (!row || !canSeeDispute(stateOf(row), world.reader, world)) return refuse('not-found');
    return show(row, world);
  }

  /** The words of an event as this reader may read them: what was said in confidence, and minutes, are for those who mediate. */
  private readable(
    type: string,
    fact: Fact,
    by: string | null,
    record: Record<string, unknown>,
    state: ReturnType<typeof stateOf>,
    world: DisputeWorld,
  ): Record<string, unknown> {
    if (!isConfidential(type, fact)) return record;
    const statement = { party: fact.party ?? '', by: type === 'session-held' ? null : by };
    return canReadConfidence(state, statement, world.reader, world) ? record : {};
  }
}

/** Minutes can hold what was said in confidence. */
function isConfidential(type: string, { confidential }: Partial<Fact>): boolean {
  return type === 'session-held' || (type === 'statement-recorded' && confidential === true);
}

export interface Fact {
  readonly type: string;
  readonly party?: string;
  readonly confidential?: boolean;
}
