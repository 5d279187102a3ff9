import { CommandTable, type ActorWords, type Transition } from '@fengqiao/domain/aggregate/command-table';
import { actsForPost, seesOwner, sitsOver, type PlainPremises } from '@fengqiao/domain/aggregate/plain-kind';
import type { Reader } from '@fengqiao/domain/aggregate/reader';
import { refuse } from '@fengqiao/domain/refusal';
import type { ItemState, Stage } from './item.scenario.ts';

export const actors = {
  desk: { role: 'desk', nameZh: '受理席' },
  owner: { role: null, nameZh: '责任领导' },
} as const satisfies Record<string, ActorWords>;
type Actor = keyof typeof actors;

export const transitions = {
  announce: { from: ['found'], to: ['announced'], by: ['desk'] },
  'hand-over': { from: ['announced'], to: ['handed-over'], by: ['desk'] },
  dispose: { from: ['announced'], to: ['disposed'], by: ['owner'] },
} as const satisfies Record<string, Transition<Stage, Actor>>;
export type ItemCommandName = keyof typeof transitions;

/** Whoever lost it has until the claim is missed; before that nobody may dispose of it. */
const isClaimMissed = ({ clocks }: ItemState) => clocks.some(({ outcome }) => outcome === 'missed');

const note = { note: 'anyone' } as const;
const fields = { announce: note, 'hand-over': { claimant: 'anyone', ...note }, dispose: note } as const;

export const itemCommands = new CommandTable({
  ...{ transitions, fields },
  actors,
  guards: { dispose: (state) => (isClaimMissed(state) ? null : refuse('policy-forbids')) },
  stageOf: ({ stage }: ItemState) => stage,
  canSee: (state: ItemState, reader: Reader) => seesOwner(state, reader),
  isByCode: () => false,
  capacityOf: (state: ItemState, actor: Actor, reader: Reader, premises: PlainPremises) =>
    actor === 'desk' ? sitsOver(state, 'desk', reader) : actsForPost(state.ownerPost, reader, premises),
});
