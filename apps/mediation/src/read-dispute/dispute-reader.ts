import { AggregateReader, type TimelineItem } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { DisputeFilters, DisputeQuery, DisputeView } from '@fengqiao/contracts/http/mediation/dispute';
import { broughtForward } from '@fengqiao/domain/dispute/ladder/moved-limits';
import { canReadConfidence } from '@fengqiao/domain/dispute/visibility/scope';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import type { ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { Reading } from '@fengqiao/postgres/store/read-audit';
import type { StoredEvent } from '@fengqiao/postgres/store/read-events';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DisputeDesk, type Asking } from '../disputes/dispute-desk.ts';
import { disputes, type DisputeTypes } from '../disputes/dispute-kind.ts';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { countedBy, disputeSummary, disputeView, showsConfidence } from '../disputes/dispute-view.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { filteredBy, visibleTo } from './dispute-query.ts';
import { recordRead } from './read-audit.ts';

type Summary = ReturnType<typeof disputeSummary>;

@Injectable()
export class DisputeReading extends AggregateReader<
  DisputeTypes,
  Asking,
  DisputeQuery,
  Summary,
  DisputeView
> {
  constructor(dataSource: DataSource, desk: DisputeDesk) {
    super(dataSource, disputes, desk);
  }

  protected override as(identity: Identity): Asking {
    return { identity };
  }

  protected override find(query: DisputeFilters, { reader, now }: DisputeWorld) {
    const all = this.manager.createQueryBuilder(DisputeRow, 'a').where('true');
    return filteredBy(visibleTo(all, reader), query, now);
  }

  protected override summary(row: DisputeRow, world: DisputeWorld): Summary {
    return disputeSummary(row, world);
  }

  protected override async view(row: DisputeRow, world: DisputeWorld): Promise<DisputeView> {
    return disputeView(row, await readWords(this.manager, row.id), world);
  }

  protected override isTelling(view: DisputeView): boolean {
    return showsConfidence(view);
  }

  /** What was said in confidence, and minutes, are for those who mediate. */
  protected override wordsOf(
    { type, data, record }: StoredEvent,
    row: DisputeRow,
    world: DisputeWorld,
  ): object {
    const { by = null, fact = {} } = data as { by?: string | null; fact?: Statement };
    // Of use to the rules alone.
    const { said: _, ...words } = record;
    if (!isConfidential(type, fact)) return words;
    const statement = { party: fact.party ?? '', by: type === 'session-held' ? null : by };
    return canReadConfidence(stateOf(row), statement, world.reader, world) ? words : {};
  }

  protected override isTellingTimeline(items: readonly TimelineItem[]): boolean {
    return items.some(
      ({ type, fact, record }) => isConfidential(type, fact) && Object.keys(record).length > 0,
    );
  }

  protected override clocksOf(row: DisputeRow, world: DisputeWorld) {
    return broughtForward(stateOf(row), world).clocks;
  }

  protected override countedBy(clock: ClockInstance, world: DisputeWorld) {
    return countedBy(clock, world);
  }

  protected override record(manager: EntityManager, reading: Reading<string>): Promise<void> {
    return recordRead(manager, reading);
  }
}

/** What a statement's fact says of it. */
interface Statement {
  readonly party?: string;
  readonly confidential?: boolean;
}

/** Minutes can hold what was said in confidence. */
function isConfidential(type: string, { confidential }: Statement): boolean {
  return type === 'session-held' || (type === 'statement-recorded' && confidential === true);
}
