import { evolvedBy, type CaughtUp } from '../../aggregate/catch-up.ts';
import { started } from '../../aggregate/clocks.ts';
import { settled, withNote } from '../../aggregate/decide.ts';
import { unfitEvidence } from '../../aggregate/evidence.ts';
import { notTheirsToSet } from '../../aggregate/field-setters.ts';
import { plainContext, type PlainContext, type PlainWorld } from '../../aggregate/plain-kind.ts';
import { ownerPostFor, unitOfPost, type PostRef } from '../../directory/posts.ts';
import type { Directory } from '../../directory/directory.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import { beginningFields } from '../commands/fields.ts';
import type { FoundHazard, HazardContents } from '../commands/hazard-command.ts';
import { evolveHazard } from '../evolve.ts';
import type { HazardState } from '../hazard.ts';
import { act, type HazardEvent } from '../hazard-event.ts';
import { hazardKind } from '../hazard-kind.ts';
import { hazardLimits, mostDaysBack } from '../rules/limits.ts';
import { mayHandle, sitsThere } from './handling.ts';
import { solved } from './solved.ts';

const dayMs = 86_400_000;

/**
 * A desk or an officer writes down what was found where he or she sits, or below. Its clock runs from when it was found:
 * late is shown, not forgiven. Refused: `forbidden`; `unknown-unit`, of a place that is none of theirs; `unknown-handler`;
 * `future-moment`, `too-long-ago`.
 */
export function decideFound(given: FoundHazard, world: PlainWorld): HazardEvent[] | Refusal {
  const begun = begin('find', given, world);
  return isRefusal(begun) ? begun : withNote(begun.events, given);
}

/** 当场整改: found and put right in one act, with evidence (两快). */
export function decideAtOnce(
  given: FoundHazard & HazardContents['solve'],
  world: PlainWorld,
): HazardEvent[] | Refusal {
  const begun = begin('handle-at-once', given, world);
  if (isRefusal(begun)) return begun;
  const unfit = unfitEvidence(given.evidence);
  if (unfit) return unfit;
  const acts = [solved(begun.state, plainContext(world), given)];
  return withNote(settled(hazardKind, begun, acts, world), given);
}

function begin(
  how: keyof typeof beginningFields,
  given: FoundHazard,
  world: PlainWorld,
): CaughtUp<HazardState, HazardEvent> | Refusal {
  const { place, foundAt = world.now } = given;
  const { directory, reader, now } = world;
  if (!reader.roles.some((role) => role === 'desk' || role === 'officer')) return refuse('forbidden');
  const notTheirs = notTheirsToSet(beginningFields[how], given, reader);
  if (notTheirs) return notTheirs;
  const ownerPost = ownerOfPlace(directory, place);
  if (ownerPost === null || !sitsThere({ place, ownerPost }, reader)) return refuse('unknown-unit', 'place');
  if (foundAt > now) return refuse('future-moment', 'foundAt');
  if (foundAt < now - mostDaysBack * dayMs) return refuse('too-long-ago', 'foundAt');
  const handler = given.handler ?? (reader.roles.includes('officer') ? reader.id : null);
  if (handler !== null && !mayHandle(handler, { place, ownerPost }, world))
    return refuse('unknown-handler', 'handler');
  const first = found({ ...given, foundAt, handler }, ownerPost, plainContext(world));
  const state = evolvedBy(evolveHazard, null, [first], given.id);
  const { state: caughtUp, events } = hazardKind.catchUp(state, world);
  return { state: caughtUp, events: [first, ...events] };
}

/** Whose chief answers for a place; null for no unit of the bureau. */
export function ownerOfPlace(directory: Directory, place: string): PostRef | null {
  return directory.units.get(place)?.level === 'partner' ? null : ownerPostFor(directory, place);
}

export function found(
  { number, place, kind, channel, foundAt, handler }: FoundFacts,
  ownerPost: PostRef,
  context: PlainContext,
): HazardEvent {
  const unit = unitOfPost(ownerPost);
  const { timetable } = context.rules;
  const clocks = started([], 'notice' as const, hazardLimits.notice, foundAt, unit, timetable);
  const before = { version: 0, stage: 'found', level: 0, ownerPost, clocks } as const;
  return act(before, context, { type: 'found', number, place, kind, channel, foundAt, handler });
}

type FoundFacts = Pick<HazardState, 'number' | 'place' | 'kind' | 'channel' | 'foundAt' | 'handler'>;
