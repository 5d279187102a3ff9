import type { CaseState } from '../case.ts';
import { act } from '../acts/act.ts';
import type { CaseEvent } from '../case-event.ts';
import { catchUp } from './catch-up.ts';
import { contextOf, premisesFor, type World } from '../decide/world.ts';
import { actingOn } from '../commands/actors.ts';
import { postsAbove } from '../visibility/routing.ts';

/**
 * 签收: somebody who was told of a rung says that he or she knows. Done by the chief at the top of the case's tree on
 * an escalation, no further one of that clock instance comes (domain text, Rungs). Whether there was such a notice is
 * the caller's to say. No events where there is nothing left to acknowledge: the clock has ended, or it was done before.
 */
export function acknowledge(state: CaseState, rung: string, world: World): readonly CaseEvent[] {
  const caughtUp = catchUp(state, world);
  const { state: now } = caughtUp;
  const [name, instance, kind] = rung.split('/');
  const clock = now.clocks.find((each) => each.name === name && each.instance === Number(instance));
  if (!clock || clock.endedAt !== null || clock.acknowledged) return [];
  const { reader } = world;
  const premises = premisesFor(now, world);
  const top = postsAbove(now, premises).at(-1) ?? now.ownerPost;
  const acting = actingOn(now, top, premises);
  const final = kind === 'escalation' && acting !== null && acting.person === reader.id;
  const clocks = now.clocks.map((each) => (final && each === clock ? { ...each, acknowledged: true } : each));
  const context = contextOf(world, final && acting.standIn);
  return [...caughtUp.events, act(now, context, { type: 'acknowledged', rung, final }, { clocks })];
}
