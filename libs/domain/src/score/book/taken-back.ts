import { parseMoment } from '../../clock/dates/moment.ts';
import type { BookedCase } from './booked-case.ts';
import type { Entry } from './entry.ts';
import type { ScoredEvent } from './scored-event.ts';

/** A line that is in the book already, with the event it came with. */
export interface Line {
  readonly seq: number;
  readonly entry: Entry;
}

/** Events by which what was counted counts no more, or again: only for these the lines of a case are looked up. */
export function looksBack({ fact }: Pick<ScoredEvent, 'fact'>): boolean {
  const isReinstated = fact.type === 'appeal-accepted' && fact['reinstates'] !== undefined;
  return fact.type === 'voided' || fact.type === 'corrected' || isReinstated;
}

/** What of a voided case counts: nothing. Every line that counts is taken back from this event on. */
export function takenBack(lines: readonly Line[], event: ScoredEvent): Entry[] {
  return counting(lines).map((entry) => again(entry, -1, event));
}

/** An appeal undid the event that took everything back: what that took counts again. */
export function restored(lines: readonly Line[], event: ScoredEvent): Entry[] {
  return lines
    .filter(({ seq }) => seq === event.fact['reinstates'])
    .map(({ entry }) => again(entry, entry.weight === -1 ? 1 : -1, event));
}

/** Accountability records of instances that a correction made void. */
export function withdrawnRecords(lines: readonly Line[], event: ScoredEvent): Entry[] {
  const left = counting(lines).filter(
    ({ source, outcome }) => source === 'accountability' && outcome === 'breach',
  );
  return recordsOf(event).flatMap(({ unit, at }) => {
    const found = left.findIndex((entry) => entry.unit === unit && entry.at === at);
    return found < 0 ? [] : left.splice(found, 1).map((entry) => again(entry, -1, event));
  });
}

/** When a case was received, as far as an event says so: one that corrects it. */
export function receivedAtAfter(before: BookedCase, { fact }: ScoredEvent): number {
  const told = fact.type === 'corrected' ? fact['receivedAt'] : null;
  return (typeof told === 'string' ? parseMoment(told) : null) ?? before.receivedAt;
}

function recordsOf({ fact }: ScoredEvent): { unit: string; at: number }[] {
  const told: unknown = fact['withdrawn'];
  if (!Array.isArray(told)) return [];
  return told.flatMap((record: { unit?: unknown; dueAt?: unknown }) => {
    const at = typeof record.dueAt === 'string' ? parseMoment(record.dueAt) : null;
    return typeof record.unit === 'string' && at !== null ? [{ unit: record.unit, at }] : [];
  });
}

/** The lines that no later one has taken back. */
function counting(lines: readonly Line[]): Entry[] {
  const left: Entry[] = [];
  for (const { entry } of lines) {
    const before = entry.weight === 1 ? -1 : left.findIndex((other) => isSame(other, entry));
    if (before < 0) left.push(entry);
    else left.splice(before, 1);
  }
  return left;
}

function isSame(one: Entry, other: Entry): boolean {
  return (
    one.source === other.source &&
    one.outcome === other.outcome &&
    one.at === other.at &&
    one.unit === other.unit &&
    one.instance === other.instance
  );
}

function again(entry: Entry, weight: 1 | -1, { occurredAt }: ScoredEvent): Entry {
  return { ...entry, weight, seenAt: Math.max(entry.seenAt, occurredAt) };
}
