import type { BookedCase } from './booked-case.ts';
import { standingAfter, type ClockStanding, type ScoredClockName } from './clock-standing.ts';
import type { CaseKind, Entry } from './entry.ts';
import { entriesOfAct } from './entries-of-act.ts';
import type { ScoredClock, ScoredEvent } from './scored-event.ts';
import {
  looksBack,
  receivedAtAfter,
  restored,
  takenBack,
  withdrawnRecords,
  type Line,
} from './taken-back.ts';

export interface Booked {
  readonly after: BookedCase;
  readonly entries: readonly Entry[];
}

/**
 * Books one event of a case: what it adds, and what it takes back of what was there. Pure; events come in order. `after`
 * is `before` itself where nothing of it changed. `lines` are those of the case, of an event that looks back.
 */
export function bookEvent(
  before: BookedCase | null,
  event: ScoredEvent,
  lines: readonly Line[] = [],
): Booked {
  if (before && event.fact.type === 'voided')
    return { after: { ...before, isVoided: true }, entries: takenBack(lines, event) };
  if (!before?.isVoided) return book(before, event, lines);
  // Nothing of a voided case counts, until an appeal undoes it.
  if (!looksBack(event)) return { after: before, entries: [] };
  const { isVoided: _, ...standing } = before;
  const { after, entries } = book(standing, event, lines);
  return { after, entries: [...restored(lines, event), ...entries] };
}

function book(before: BookedCase | null, event: ScoredEvent, lines: readonly Line[]): Booked {
  const kind = kindAfter(before, event);
  const unit = event.handlingUnit ?? event.ownerUnit;
  const receivedAt = before ? receivedAtAfter(before, event) : event.occurredAt;
  const { standings, entries } = bookClocks(before?.standings ?? [], event, kind);
  const stage = event.stage === 'replied' ? 'replied' : 'other';
  const next: BookedCase = { stage, kind, unit, receivedAt, standings };
  const after = before && isSame(before, next) ? before : next;
  const withdrawn = event.fact.type === 'corrected' ? withdrawnRecords(lines, event) : [];
  return {
    after,
    entries: [
      ...bookReceived(before, after, event),
      ...entries,
      ...withdrawn,
      ...entriesOfAct(before, event, kind),
    ],
  };
}

function isSame(before: BookedCase, next: BookedCase): boolean {
  const { stage, kind, unit, receivedAt, standings } = next;
  return (
    before.stage === stage &&
    before.unit === unit &&
    before.receivedAt === receivedAt &&
    isSameKind(before.kind, kind) &&
    before.standings.length === standings.length &&
    standings.every((standing, n) => standing === before.standings[n])
  );
}

function kindAfter(before: BookedCase | null, { ledger, fact }: ScoredEvent): CaseKind {
  const { category, channel } = fact;
  return {
    ledger,
    category: typeof category === 'string' ? category : (before?.kind.category ?? ''),
    channel: typeof channel === 'string' ? channel : (before?.kind.channel ?? ''),
  };
}

/** A case is received once, and moves with the case to the unit and ledger it counts under, and with its moment. */
function bookReceived(before: BookedCase | null, after: BookedCase, event: ScoredEvent): Entry[] {
  const entry = (booked: BookedCase, weight: 1 | -1): Entry => ({
    source: 'received',
    outcome: 'case',
    weight,
    at: booked.receivedAt,
    seenAt: event.occurredAt,
    unit: booked.unit,
    instance: null,
    kind: booked.kind,
  });
  if (!before) return [entry(after, 1)];
  const stays = before.unit === after.unit && before.receivedAt === after.receivedAt;
  return stays && isSameKind(before.kind, after.kind) ? [] : [entry(before, -1), entry(after, 1)];
}

function isSameKind(one: CaseKind, other: CaseKind): boolean {
  return one.ledger === other.ledger && one.category === other.category && one.channel === other.channel;
}

function bookClocks(
  before: readonly ClockStanding[],
  event: ScoredEvent,
  kind: CaseKind,
): { standings: readonly ClockStanding[]; entries: readonly Entry[] } {
  const standings: ClockStanding[] = [];
  const entries: Entry[] = [];
  const kept = new Set<ClockStanding>();
  for (const clock of event.clocks) {
    if (!isScored(clock)) continue;
    const was = before.find((each) => each.clock === clock.name && each.instance === clock.instance) ?? null;
    const is = standingAfter(clock, event, kind, was);
    if (is) standings.push(is);
    if (was && is === was) kept.add(was);
    else if (is) entries.push(entryOf(is, 1, is.seenAt));
  }
  for (const was of before)
    if (!kept.has(was)) entries.push(entryOf(was, -1, Math.max(was.seenAt, event.occurredAt)));
  return { standings, entries };
}

function isScored(clock: ScoredClock): boolean {
  const scored: readonly ScoredClockName[] = ['assign', 'complete'];
  return (scored as readonly string[]).includes(clock.name);
}

function entryOf(standing: ClockStanding, weight: 1 | -1, seenAt: number): Entry {
  const { clock, instance, outcome, at, unit, kind } = standing;
  return { source: clock, outcome, weight, at, seenAt, unit, instance, kind };
}
