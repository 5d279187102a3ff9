import { bookEvent } from '@fengqiao/domain/score/book/book-case';
import type { BookedCase } from '@fengqiao/domain/score/book/booked-case';
import type { Entry } from '@fengqiao/domain/score/book/entry';
import { localDay, monthAt } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import { looksBack } from '@fengqiao/domain/score/book/taken-back';
import { oweRevisions, type LookedBack } from '../periods/owed-revisions.ts';
import { consumedBefore } from './consumed-before.ts';
import type { ConsumedEvent } from './consumed-event.ts';
import { linesOf, type Line } from './lines-of-case.ts';

interface Remembered {
  readonly seq: number;
  readonly state: BookedCase;
}

/** The book, open for some cases and held until the transaction ends. */
export interface OpenBook {
  readonly cases: ReadonlyMap<string, Remembered>;
}

/**
 * One writer at a time, until its transaction ends: two that book the same case at once would contradict each other. The
 * two statements are given together.
 */
export async function openBook(manager: EntityManager, caseIds: Iterable<string>): Promise<OpenBook> {
  const [, cases] = await Promise.all([lockBook(manager), rememberedOf(manager, [...new Set(caseIds)])]);
  return { cases };
}

export async function lockBook(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('the book of scores'))`);
}

/**
 * Books events of cases for which the book is open, each case's in order, in the transaction that makes them facts. A
 * case that was told of before there was a book is booked from its first fact on.
 */
export async function bookEvents(
  manager: EntityManager,
  { cases: known }: OpenBook,
  events: readonly ConsumedEvent[],
): Promise<void> {
  const late = await consumedBefore(
    manager,
    events.filter(({ caseId, event }) => event.seq > 1 && !known.has(caseId)),
  );
  const changed = new Map<string, Remembered>();
  const lines: Line[] = [];
  const touched: LookedBack[] = [];
  for (const { caseId, recordedAt, event } of [...late, ...events]) {
    const before = (changed.get(caseId) ?? known.get(caseId))?.state ?? null;
    const mine = looksBack(event) ? await linesOf(manager, caseId, lines) : [];
    const { after, entries } = bookEvent(before, event, mine);
    if (looksBack(event))
      touched.push({ caseId, seq: event.seq, type: event.fact.type, recordedAt, entries });
    if (after !== before) changed.set(caseId, { seq: event.seq, state: after });
    for (const [n, entry] of entries.entries()) lines.push({ caseId, seq: event.seq, n, recordedAt, entry });
  }
  if (touched.length > 0) await oweRevisions(manager, touched);
  const kept = changed.size > 0 ? [keepCases(manager, changed)] : [];
  await Promise.all(lines.length > 0 ? [...kept, keepLines(manager, lines), addUp(manager, lines)] : kept);
}

async function rememberedOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Remembered>> {
  const rows: { case_id: string; seq: number; state: BookedCase }[] = await manager.query(
    'select case_id, seq, state from booked_case where case_id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ case_id, seq, state }) => [case_id, { seq, state }]));
}

async function keepCases(manager: EntityManager, cases: ReadonlyMap<string, Remembered>): Promise<void> {
  const rows = [...cases].map(([case_id, { seq, state }]) => ({ case_id, seq, state }));
  await manager.query(
    `insert into booked_case (case_id, seq, state)
     select * from jsonb_to_recordset($1::jsonb) as booked(case_id uuid, seq int, state jsonb)
     on conflict (case_id) do update set seq = excluded.seq, state = excluded.state`,
    [JSON.stringify(rows)],
  );
}

async function keepLines(manager: EntityManager, lines: readonly Line[]): Promise<void> {
  const rows = lines.map(({ caseId, seq, n, recordedAt, entry }) => {
    const { source, outcome, weight, unit, instance, kind } = entry;
    const moments = { at: iso(entry.at), seen_at: iso(entry.seenAt), recorded_at: iso(recordedAt) };
    return { case_id: caseId, seq, n, source, outcome, weight, ...moments, unit, instance, ...kind };
  });
  await manager.query(
    `insert into score_entry (case_id, seq, n, source, outcome, weight, at, seen_at, recorded_at, unit, instance,
       ledger, category, channel)
     select * from jsonb_to_recordset($1::jsonb) as line(case_id uuid, seq int, n smallint, source text, outcome text,
       weight smallint, at timestamptz, seen_at timestamptz, recorded_at timestamptz, unit text, instance int,
       ledger text, category text, channel text)`,
    [JSON.stringify(rows)],
  );
}

/** Sums in the order of their keys: what two processes add at once cannot wait for each other. */
async function addUp(manager: EntityManager, lines: readonly Line[]): Promise<void> {
  const sums = new Map<string, { month: number; day: number; entry: Entry; sum: number }>();
  for (const { entry } of lines) {
    const [month, day] = [monthAt(entry.at).firstMonth, localDay(entry.seenAt)];
    const key = [month, day, entry.unit, entry.source, entry.outcome].join('\n');
    const sum = (sums.get(key)?.sum ?? 0) + entry.weight;
    sums.set(key, { month, day, entry, sum });
  }
  const rows = [...sums.values()]
    .filter(({ sum }) => sum !== 0)
    .map(({ month, day, entry: { unit, source, outcome }, sum }) => ({
      month,
      day,
      unit,
      source,
      outcome,
      sum,
    }));
  await manager.query(
    `with added as (
       select * from jsonb_to_recordset($1::jsonb)
         as added(month int, day int, unit text, source text, outcome text, sum int)
     ), daily as (
       insert into score_daily as known (month, seen_day, unit, source, outcome, total)
       select month, day, unit, source, outcome, sum from added order by month, day, unit, source, outcome
       on conflict (month, seen_day, unit, source, outcome) do update set total = known.total + excluded.total
     )
     insert into score_total as known (month, unit, source, outcome, total)
     select month, unit, source, outcome, sum(sum) from added
     group by month, unit, source, outcome order by month, unit, source, outcome
     on conflict (month, unit, source, outcome) do update set total = known.total + excluded.total`,
    [JSON.stringify(rows)],
  );
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
