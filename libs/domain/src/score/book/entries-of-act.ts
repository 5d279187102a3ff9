import { followUpOutcomes, type FollowUpOutcome } from '../../case/case.ts';
import { parseMoment } from '../../clock/dates/moment.ts';
import type { BookedCase } from './booked-case.ts';
import type { CaseKind, Entry, EntrySource } from './entry.ts';
import type { ScoredEvent } from './scored-event.ts';

/** What only the owner may do: each is done in person, or by somebody who stands in. */
const ownersActs: readonly string[] = ['assigned', 'declined', 'signed-off', 'sent-back'];

/** What an act counts as by having happened; nothing later takes it back but the withdrawal of a record. Types that count as nothing give none. */
export function entriesOfAct(before: BookedCase | null, event: ScoredEvent, kind: CaseKind): Entry[] {
  const { occurredAt, ownerUnit, fact } = event;
  const handling = event.handlingUnit ?? ownerUnit;
  const entry = (source: EntrySource, outcome: string, unit = handling, at = occurredAt): Entry => ({
    source,
    outcome,
    weight: 1,
    at,
    seenAt: Math.max(occurredAt, at),
    unit,
    instance: null,
    kind,
  });
  switch (fact.type) {
    case 'followed-up':
      return followedUp(fact['outcome'], entry);
    case 'closed-unsatisfied':
      // Decided while a reply was still to be rated, it takes the place of that follow-up; later it repeats one.
      return [
        ...(before?.stage === 'replied' ? [entry('follow-up', 'unsatisfied')] : []),
        entry('closed', 'case'),
      ];
    case 'closed':
      return [entry('closed', 'case')];
    case 'reopened':
      return [entry('reopened', 'case')];
    case 'extended':
      return [entry('extension', 'granted')];
    case 'suspension-approved':
      return [entry('suspension', 'approved')];
    case 'rung-climbed':
      return breached(fact['accountability'], entry);
    case 'records-withdrawn':
      return withdrawn(fact['records'], entry);
    default:
      break;
  }
  if (!ownersActs.includes(fact.type) || event.by === null) return [];
  return [entry('owner-act', event.standIn ? 'stand-in' : 'in-person', ownerUnit)];
}

type Make = (source: EntrySource, outcome: string, unit?: string, at?: number) => Entry;

function followedUp(told: unknown, entry: Make): Entry[] {
  const outcome = told as FollowUpOutcome;
  if (!followUpOutcomes.includes(outcome)) return [];
  const followUp = entry('follow-up', outcome);
  return outcome === 'unsatisfied' ? [followUp, entry('accountability', 'unsatisfied')] : [followUp];
}

/** The record says under whom and of which due moment; a breach is seen once its moment is past. */
function breached(told: unknown, entry: Make): Entry[] {
  if (typeof told !== 'object' || told === null) return [];
  const { unit, dueAt } = told as { unit?: unknown; dueAt?: unknown };
  const at = typeof dueAt === 'string' ? parseMoment(dueAt) : null;
  if (typeof unit !== 'string' || at === null) return [];
  const record = entry('accountability', 'breach', unit, at);
  return [{ ...record, seenAt: Math.max(record.seenAt, at + 1) }];
}

/** As if there had been no breach: whoever knows of the withdrawal sees neither. */
function withdrawn(told: unknown, entry: Make): Entry[] {
  if (!Array.isArray(told)) return [];
  return told
    .flatMap((record: unknown) => breached(record, entry))
    .map((line) => ({ ...line, weight: -1, seenAt: line.at + 1 }));
}
