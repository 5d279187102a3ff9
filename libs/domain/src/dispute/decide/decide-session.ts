import { changed, ended, started, until } from '../../aggregate/clocks.ts';
import { durationOf, plusDuration } from '../../clock/dates/duration.ts';
import { dropClock } from '../../ladder/clock-instance.ts';
import { refuse, isRefusal, type Refusal } from '../../refusal.ts';
import { act, momentOf, type DisputeContext } from '../acts/act.ts';
import { partyOf, type DisputeState, type Panelist, type Session } from '../dispute.ts';
import type { DisputeCommandOf as Of, NamedPanelist } from '../commands/dispute-command.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { unfitDue } from '../settlement/due.ts';
import { policyOf } from '../rules/rules.ts';
import { unfitPerson } from './decide-opening.ts';

/** Invitations go out with it: those on the panel are told, a day before again; the minutes are due a day after. */
export function decidePlanSession(
  state: DisputeState,
  { at, venue, panel }: Of<'plan-session'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const moment = momentOf(at);
  const { minutes } = policyOf(context.rules, state.policy);
  const dueAt = plusDuration(moment, durationOf(minutes.duration), null);
  const unfit = unfitDue(moment, context.now, 'at') ?? unfitDue(dueAt, context.now, 'at');
  if (unfit) return unfit;
  const named = namePanel(state, panel, context);
  if (isRefusal(named)) return named;
  const tied = panel.findIndex((panelist) => panelist.tied === true);
  if (tied >= 0) return refuse('panel-tie', `panel.${tied}.tied`);
  const n = state.sessions.length + 1;
  const clocks = started(
    state.clocks,
    'session',
    until(dueAt, context.now),
    context.now,
    state.place,
    context.rules.timetable,
  );
  const fact = { type: 'session-planned', session: n, at: moment, panel: named.panel } as const;
  return act(state, context, fact, { clocks }, { venue, guests: named.guests });
}

/** Panelists by key; names of those from outside stay in the record. */
function namePanel(
  state: DisputeState,
  panel: readonly NamedPanelist[],
  context: DisputeContext,
): { panel: Panelist[]; guests: Record<string, string> } | Refusal {
  const guests: Record<string, string> = {};
  const named: Panelist[] = [];
  for (const [index, each] of panel.entries()) {
    const key = each.person ?? `guest-${index + 1}`;
    const panelist = namePanelist(state, each, key, `panel.${index}`, context);
    if (isRefusal(panelist)) return panelist;
    if (named.some((other) => other.key === key))
      return refuse('duplicate-panelist', `panel.${index}.person`);
    named.push(panelist);
    if (each.name !== undefined) guests[key] = each.name;
  }
  return { panel: named, guests };
}

function namePanelist(
  state: DisputeState,
  { person, name, capacity, tied }: NamedPanelist,
  key: string,
  field: string,
  context: DisputeContext,
): Panelist | Refusal {
  if ((person === undefined) === (name === undefined)) return refuse('unknown-person', `${field}.person`);
  const refusal = person === undefined ? null : unfitPerson(state, person, `${field}.person`, context);
  return refusal ?? { key, capacity, tied: tied ?? null };
}

function plannedSession(state: DisputeState, n: number): Session | Refusal {
  const session = state.sessions.find((each) => each.n === n);
  if (!session) return refuse('unknown-session', 'session');
  return session.state === 'planned' ? session : refuse('session-over', 'session');
}

function panelistOf(session: Session, key: string): Panelist | Refusal {
  return session.panel.find((panelist) => panelist.key === key) ?? refuse('unknown-person', 'panelist');
}

export function decideCancelSession(
  state: DisputeState,
  command: Of<'cancel-session'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const session = plannedSession(state, command.session);
  if (isRefusal(session)) return session;
  const clocks = changed(state.clocks, 'session', (clock) => dropClock(clock, context.now), session.n);
  return act(
    state,
    context,
    { type: 'session-cancelled', session: session.n },
    { clocks },
    { reason: command.reason },
  );
}

/** 回避: said by whoever is in charge, or by the panelist; once said it is not taken back. */
export function decideDeclareTie(
  state: DisputeState,
  { session: n, panelist: key, tied, tie }: Of<'declare-tie'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const session = plannedSession(state, n);
  if (isRefusal(session)) return session;
  const panelist = panelistOf(session, key);
  if (isRefusal(panelist)) return panelist;
  if (panelist.tied === tied) return refuse('nothing-to-change', 'tied');
  if (panelist.tied === true) return refuse('panel-tie', 'tied');
  const fact = { type: 'tie-declared', session: n, panelist: key, tied } as const;
  return act(state, context, fact, {}, tie ? { tie } : {});
}

export function decideReplacePanelist(
  state: DisputeState,
  { session: n, panelist: key, by }: Of<'replace-panelist'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const session = plannedSession(state, n);
  if (isRefusal(session)) return session;
  const leaving = panelistOf(session, key);
  if (isRefusal(leaving)) return leaving;
  const taken = new Set(session.panel.map((panelist) => panelist.key));
  const guest = Array.from({ length: taken.size + 1 }, (_, i) => `guest-${i + 1}`).find(
    (name) => !taken.has(name),
  );
  const coming = namePanelist(state, by, by.person ?? guest ?? '', 'by', context);
  if (isRefusal(coming)) return coming;
  if (taken.has(coming.key)) return refuse('duplicate-panelist', 'by.person');
  if (coming.tied === true) return refuse('panel-tie', 'by.tied');
  const fact = { type: 'panelist-replaced', session: n, panelist: key, by: coming } as const;
  return act(state, context, fact, {}, by.name === undefined ? {} : { guests: { [coming.key]: by.name } });
}

/** Held before a panel of which everybody has said that no tie binds him or her to a party. */
export function decideHoldSession(
  state: DisputeState,
  { session: n, outcome, minutes, attended }: Of<'hold-session'>,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const session = plannedSession(state, n);
  if (isRefusal(session)) return session;
  if (context.now < session.at) return refuse('session-not-begun', 'session');
  const undeclared = session.panel.find(({ tied }) => tied === null);
  if (undeclared) return refuse('tie-undeclared', 'session', { panelist: undeclared.key });
  const bound = session.panel.find(({ tied }) => tied === true);
  if (bound) return refuse('panel-tie', 'session', { panelist: bound.key });
  const stranger = attended.findIndex((key) => !partyOf(state, key));
  if (stranger >= 0) return refuse('unknown-party', `attended.${stranger}`);
  if (outcome === 'agreed' && state.parties.some(({ key }) => !attended.includes(key)))
    return refuse('party-absent', 'attended');
  const clocks = ended(state.clocks, 'session', context.now, n);
  const status = outcome === 'not-agreed' ? 'not-agreed' : 'mediating';
  const fact = { type: 'session-held', session: n, outcome, attended } as const;
  return act(state, context, fact, { status, clocks }, { minutes });
}
