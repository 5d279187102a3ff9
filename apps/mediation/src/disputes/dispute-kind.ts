import { AggregateStore } from '@fengqiao/aggregate/store/aggregate-store';
import type { Changed, Fresh, StoredKind } from '@fengqiao/aggregate/store/stored-kind';
import { catchUpDispute, planOfDispute } from '@fengqiao/domain/dispute/ladder/climb';
import { disputeKind as rules, type DisputeTypes as Ruled } from '@fengqiao/domain/dispute/dispute-kind';
import { peopleWith, unitsBeside } from '@fengqiao/domain/dispute/visibility/scope';
import { tiedPeople } from '@fengqiao/domain/dispute/visibility/tie';
import { overdueFrom } from '@fengqiao/domain/ladder/clock-instance';
import { DisputeRow, type NamedParty } from './dispute.entity.ts';
import { publishedEvents } from './published-event.ts';
import { stateOf } from './stored-state.ts';

export interface DisputeTypes extends Ruled {
  readonly row: DisputeRow;
  readonly content: {
    readonly ref: string | null;
    readonly refFingerprint: Buffer | null;
    readonly title: string;
    readonly parties: readonly NamedParty[];
    readonly relatedRef?: string | null;
  };
}

export type ChangedDispute = Changed<DisputeTypes>;
export type NewDispute = Fresh<DisputeTypes>;

const storedKind: StoredKind<DisputeTypes> = {
  type: 'dispute',
  entity: DisputeRow,
  evolve: rules.evolve,
  canSee: rules.canSee,
  stateOf,
  columnsOf(state) {
    const { id, version, status, complexity, colour, level, mediator, relatedCase } = state;
    const resolve = state.clocks.find(({ name, endedAt }) => name === 'resolve' && endedAt === null);
    const overdue = state.clocks.flatMap((clock) => overdueFrom(clock) ?? []);
    return {
      ...{ id, version, state, status, complexity, colour, level, mediator },
      people: peopleWith(state),
      tied: tiedPeople(state),
      units: unitsBeside(state),
      related_case: relatedCase,
      resolve_due_at: resolve?.dueAt ? new Date(resolve.dueAt) : null,
      overdue_from: overdue.length > 0 ? new Date(Math.min(...overdue)) : null,
    };
  },
  contentOf: (
    { place, kind, origin, screenedAt },
    { ref, refFingerprint, title, parties, relatedRef = null },
  ) => ({
    ...{ place, kind, origin, ref, title, parties },
    screened_at: new Date(screenedAt),
    ref_fingerprint: refFingerprint,
    related_ref: relatedRef,
  }),
  ladder: { catchUp: catchUpDispute, planOf: (state, premises) => planOfDispute(state, premises.rules) },
  published: publishedEvents,
};

export const disputes = new AggregateStore(storedKind);
