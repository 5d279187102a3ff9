import { changed, ended, openClock, started } from '../../aggregate/clocks.ts';
import { isPersonId } from '../../aggregate/principal.ts';
import { personAt } from '../../directory/directory.ts';
import { relimitClock } from '../../ladder/clock-instance.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { act, type DisputeContext } from '../acts/act.ts';
import { checkInClocks } from '../ladder/check-in.ts';
import { isGraver, partyOf, type DisputeState, type Level } from '../dispute.ts';
import type { DisputeCommandOf as Of } from '../commands/dispute-command.ts';
import type { DisputeEvent, DisputeRecord, MovedLimit } from '../dispute-event.ts';
import { isTied, untied } from '../visibility/tie.ts';
import { ownerPostAt, responsibleFor } from '../rules/holdings.ts';
import { resolveLimit } from '../rules/policy.ts';
import { policyOf } from '../rules/rules.ts';

/** Taken on: the limit to resolve it starts, one instance over all levels. */
export function decideAccept(
  state: DisputeState,
  { mediator, level, reason }: Of<'accept'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const wanted = level ?? state.level;
  // 分级受理: it begins in the community; grave and difficult from the start it may begin higher, with a reason.
  if (wanted !== 'community' && wanted !== state.level && !reason)
    return refuse('skip-reason-required', 'reason');
  const lead = mediator ?? responsibleFor(state.place, context, untied(state)).officer;
  if (lead === null) return refuse('unknown-person', 'mediator');
  const refusal = unfitPerson(state, lead, 'mediator', context);
  if (refusal) return refusal;
  return accepted(state, lead, wanted, context, reason ? { reason } : {});
}

export function accepted(
  state: DisputeState,
  mediator: string,
  level: Level,
  context: DisputeContext,
  record: DisputeRecord,
): DisputeEvent {
  const { resolve } = policyOf(context.rules, state.policy);
  const limit = resolve[state.complexity];
  const clocks = started(state.clocks, 'resolve', limit, context.now, state.place, context.rules.timetable);
  const change = { status: 'accepted', ...atLevel(state, level, context), clocks } as const;
  return act(state, context, { type: 'accepted', mediator }, change, record);
}

export function atLevel(state: DisputeState, level: Level, context: DisputeContext) {
  return { level, ownerPost: ownerPostAt(context.directory, state.place, level) ?? state.ownerPost };
}

/** Whom nobody knows (`unknown-person`), or whom a tie to a party binds (`panel-tie`). */
export function unfitPerson(
  state: DisputeState,
  person: string,
  field: string,
  { directory, now }: DisputeContext,
): Refusal | null {
  if (!isPersonId(person) || !personAt(directory, person, now)) return refuse('unknown-person', field);
  return isTied(state, person) ? refuse('panel-tie', field) : null;
}

/** Which party an act speaks for: its own code says so, or whoever writes it down. */
export function speakingParty(
  state: DisputeState,
  given: string | undefined,
  { party }: DisputeContext,
): string | Refusal {
  // A party that acts by its own code speaks for itself: to name one is not for it to set.
  if (party !== null) return party;
  if (given === undefined) return refuse('unknown-party', 'party');
  return partyOf(state, given) ? given : refuse('unknown-party', 'party');
}

export function decideRecordConsent(
  state: DisputeState,
  { given, means }: Of<'record-consent'>,
  party: string,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const before = partyOf(state, party)?.consent;
  if (before === (given ? 'given' : 'refused')) return refuse('nothing-to-change', 'given');
  return act(state, context, { type: 'consent-recorded', party, given }, {}, means ? { means } : {});
}

export function decideAssignMediator(
  state: DisputeState,
  { mediator }: Of<'assign-mediator'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  if (mediator === state.mediator) return refuse('nothing-to-change', 'mediator');
  return (
    unfitPerson(state, mediator, 'mediator', context) ??
    act(state, context, { type: 'mediator-assigned', mediator })
  );
}

export function decideSetColour(
  state: DisputeState,
  { colour, reason }: Of<'set-colour'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  if (colour === state.colour) return refuse('nothing-to-change', 'colour');
  const clocks = checkInClocks({ ...state, colour }, context);
  return act(state, context, { type: 'colour-changed', from: state.colour }, { colour, clocks }, { reason });
}

/** Somebody looked after it: the next check-in is due so long after this one. */
export function decideCheckIn(
  state: DisputeState,
  { seen }: Of<'check-in'>,
  context: DisputeContext,
): DisputeEvent {
  const clocks = checkInClocks({ ...state, clocks: ended(state.clocks, 'check-in', context.now) }, context);
  return act(state, context, { type: 'checked-in' }, { clocks }, { text: seen });
}

/** A graver complexity gives its longer limit from the same start; what was missed stays missed. */
export function decideRaiseComplexity(
  state: DisputeState,
  { complexity, reason }: Of<'raise-complexity'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  if (!isGraver(complexity, state.complexity)) return refuse('not-graver', 'complexity');
  const policy = policyOf(context.rules, state.policy);
  const clocks = changed(state.clocks, 'resolve', (clock) =>
    relimitClock(clock, resolveLimit(policy, complexity, clock.extension), context.rules.timetable),
  );
  const deadline = moved(state, { ...state, clocks });
  const fact = { type: 'complexity-raised', from: state.complexity, deadline } as const;
  return act(state, context, fact, { complexity, clocks }, { reason });
}

/** 延期: only with the consent of every party, each recorded (domain text, The dispute). */
export function decideExtend(
  state: DisputeState,
  { days, reason, consents }: Of<'extend'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const refusal = jointly(state, consents, 'consent-missing');
  if (refusal) return refusal;
  const limit = resolveLimit(policyOf(context.rules, state.policy), state.complexity, days);
  const clocks = changed(state.clocks, 'resolve', (clock) => ({
    ...relimitClock(clock, limit, context.rules.timetable),
    extension: days,
  }));
  const fact = { type: 'extended', days, deadline: moved(state, { ...state, clocks }) } as const;
  return act(state, context, fact, { clocks }, { reason });
}

/** All parties together, or not at all. */
export function jointly(state: DisputeState, consents: readonly string[], code: string): Refusal | null {
  const unknown = consents.findIndex((key) => !partyOf(state, key));
  if (unknown >= 0) return refuse('unknown-party', `consents.${unknown}`);
  const missing = state.parties.filter(({ key }) => !consents.includes(key)).map(({ key }) => key);
  return missing.length === 0 ? null : refuse(code, 'consents', { missing: missing.join(' ') });
}

function moved(before: DisputeState, after: DisputeState): MovedLimit {
  return {
    oldDueAt: openClock(before, 'resolve')?.dueAt ?? null,
    newDueAt: openClock(after, 'resolve')?.dueAt ?? null,
  };
}

/** A party's words; those said in confidence are for those who mediate. */
export function recordStatement(
  state: DisputeState,
  { text, confidential }: Of<'record-statement'>,
  party: string,
  context: DisputeContext,
): DisputeEvent {
  return act(state, context, { type: 'statement-recorded', party, confidential }, {}, { text });
}
