import { AggregateStore } from '@fengqiao/aggregate/store/aggregate-store';
import { plainColumns } from '@fengqiao/aggregate/store/plain-row';
import { publishedEvents } from '@fengqiao/contracts/events/aggregate-event';
import { hazardKind, type HazardTypes } from '@fengqiao/domain/hazard/hazard-kind';
import { hazardLadder, hazardNoticeRequests } from '@fengqiao/domain/hazard/ladder/hazard-ladder';
import { overdueFrom } from '@fengqiao/domain/ladder/clock-instance';
import { HazardRow, type Responsible } from './hazard.entity.ts';
import { publishedFact } from './published-fact.ts';

export interface StoredHazardTypes extends HazardTypes {
  readonly row: HazardRow;
  readonly content: {
    readonly ref: string | null;
    readonly refFingerprint: Buffer | null;
    readonly summary: string;
    readonly detail: string | null;
    readonly responsible: Responsible | null;
  };
}

/** 安全隐患 as it stands in PostgreSQL, and as it leaves it. */
export const hazards = new AggregateStore<StoredHazardTypes>({
  type: 'hazard',
  entity: HazardRow,
  evolve: hazardKind.evolve,
  canSee: hazardKind.canSee,
  stateOf: ({ state }) => state,
  columnsOf: (state) => {
    const overdue = state.clocks.flatMap((clock) => overdueFrom(clock) ?? []);
    return {
      ...plainColumns(state),
      handler: state.handler,
      overdue_from: overdue.length > 0 ? new Date(Math.min(...overdue)) : null,
    };
  },
  contentOf: ({ kind, channel }, { refFingerprint, ...content }) => {
    return { kind, channel, ...content, ref_fingerprint: refFingerprint };
  },
  ladder: hazardLadder,
  published: (state, events, premises) =>
    publishedEvents(state.number, events, hazardNoticeRequests(state, events, premises), publishedFact),
});
