import { ended, started } from '@fengqiao/domain/aggregate/clocks';
import { decideBy } from '@fengqiao/domain/aggregate/decide';
import {
  plainContext,
  plainKind,
  seesOwner,
  type PlainTypes,
  type PlainWorld,
} from '@fengqiao/domain/aggregate/plain-kind';
import { ownerPostFor, unitOfPost } from '@fengqiao/domain/directory/posts';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { itemCommands } from './commands.scenario.ts';
import { act, evolve, type ItemEvent, type ItemState } from './item.scenario.ts';
import { claimLimit, itemLadder } from './ladder.scenario.ts';

export type ItemCommand = { readonly note?: string | undefined } & (
  { readonly command: 'announce' | 'dispose' } | { readonly command: 'hand-over'; readonly claimant: string }
);
export type ItemTypes = PlainTypes<ItemState, ItemEvent, ItemCommand>;
export const itemKind = plainKind<ItemTypes>({ evolve, ladder: itemLadder, commands: itemCommands });

/** A desk writes down what was found, for a unit of its own. */
export function decideFound(
  { unit, note, ...item }: Pick<ItemState, 'number' | 'sort' | 'foundAt'> & { unit: string; note?: string },
  world: PlainWorld,
): ItemEvent[] | Refusal {
  const ownerPost = ownerPostFor(world.directory, unit);
  if (!world.reader.roles.includes('desk')) return refuse('forbidden');
  if (ownerPost === null || !seesOwner({ ownerPost }, world.reader)) return refuse('unknown-unit', 'unit');
  if (item.foundAt > world.now) return refuse('future-moment', 'foundAt');
  const before = { version: 0, stage: 'found', level: 0, ownerPost, clocks: [] } as const;
  return [act(before, plainContext(world), { type: 'found', ...item }, {}, { note })];
}

export function decide(before: ItemState, command: ItemCommand, world: PlainWorld): ItemEvent[] | Refusal {
  return decideBy(itemKind, before, command, world, ({ state, context }) => {
    const { ownerPost } = state;
    const { now, rules } = context;
    const clocks = ended(state.clocks, 'claim', now);
    switch (command.command) {
      case 'announce': {
        const claim = started(clocks, 'claim', claimLimit, now, unitOfPost(ownerPost), rules.timetable);
        return act(state, context, { type: 'announced' }, { stage: 'announced', clocks: claim });
      }
      case 'hand-over': {
        const words = { claimant: command.claimant };
        return act(state, context, { type: 'handed-over' }, { stage: 'handed-over', clocks }, words);
      }
      case 'dispose':
        return act(state, context, { type: 'disposed' }, { stage: 'disposed', clocks });
    }
  });
}
