import type { KnownRefs } from '@fengqiao/aggregate/import/import-by-ref';
import type { Accepted, Left } from '@fengqiao/aggregate/import/table-import';
import { inChunks } from '@fengqiao/aggregate/import/unhurried';
import type { Changed } from '@fengqiao/aggregate/store/stored-kind';
import type { World } from '@fengqiao/domain/case/decide/world';
import { continueCase, type ToldBefore } from '@fengqiao/domain/case/import/continue-case';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { isRefusal } from '@fengqiao/domain/refusal';
import { readEvents, type StoredEvent } from '@fengqiao/postgres/store/read-events';
import type { EntityManager } from 'typeorm';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import type { LedgerRecord } from './ledger-table.ts';

interface Outcome {
  readonly continued: readonly Changed<StoredCaseTypes>[];
  readonly left: readonly Left<LedgerRecord>[];
}

type File = Accepted<LedgerRecord, KnownRefs, World>;

/** Of records whose ref is here with other content: those that only tell more are taken up, the others left, with why. */
export async function continueCases(file: File, taken: readonly LedgerRecord[]): Promise<Outcome> {
  const continued: Changed<StoredCaseTypes>[] = [];
  const left: Left<LedgerRecord>[] = [];
  const { manager, here, world } = file;
  for await (const chunk of inChunks(taken)) {
    const grown: LedgerRecord[] = [];
    for (const row of chunk)
      if (hasGrown(row, here)) grown.push(row);
      else left.push({ row, code: 'history-changed' });
    const rows = await cases.lock(
      manager,
      grown.map((record) => idOf(record, here)),
    );
    const told = await toldBefore(
      manager,
      rows.map(({ id }) => id),
    );
    const changes: { readonly record: LedgerRecord; readonly change: Changed<StoredCaseTypes> }[] = [];
    for (const record of grown) {
      const found = rows.find(({ id }) => id === idOf(record, here));
      const before = told.get(found?.id ?? '');
      if (!found || !before) throw new Error('a case that was imported has neither row nor events');
      const events = continueCase(found.state, before, record.row, world);
      if (isRefusal(events)) left.push({ row: record, code: events.code });
      else changes.push({ record, change: cases.changed(found, events) });
    }
    await cases.save(
      manager,
      changes.map(({ change }) => change),
      world,
      'command',
      false,
    );
    await keepFingerprints(
      manager,
      changes.map(({ record }) => record),
    );
    continued.push(...changes.map(({ change }) => change));
  }
  return { continued, left: left.sort((one, other) => one.row.index - other.row.index) };
}

function idOf({ ref }: LedgerRecord, here: KnownRefs): string {
  return here.get(ref)?.id ?? '';
}

function hasGrown(record: LedgerRecord, here: KnownRefs): boolean {
  const before = here.get(record.ref)?.fingerprint;
  return before !== undefined && record.earlier().some((earlier) => earlier.equals(before));
}

interface Told {
  readonly imported: readonly string[] | null;
  readonly fact?: {
    readonly rung?: { readonly id: string };
    readonly accountability?: { clock: string; instance: number; unit: string; dueAt: string | null } | null;
    readonly records?: readonly { readonly seq: number }[];
  };
}

async function toldBefore(manager: EntityManager, ids: readonly string[]): Promise<Map<string, ToldBefore>> {
  const byCase = new Map<string, StoredEvent<Told>[]>();
  for (const event of await readEvents<Told>(manager, ids))
    byCase.set(event.aggregateId, [...(byCase.get(event.aggregateId) ?? []), event]);
  return new Map([...byCase].map(([id, events]) => [id, toldBy(events)]));
}

/** What happens by itself, and is taken back by itself where the source says otherwise. */
const byThemselves = ['rung-climbed', 'records-withdrawn'];

function toldBy(events: readonly StoredEvent<Told>[]): ToldBefore {
  const byItself = events.filter(({ data }) => data.imported === null);
  const withdrawn = byItself.flatMap(({ data }) => data.fact?.records?.map(({ seq }) => seq) ?? []);
  const climbed = byItself.flatMap(({ seq, data: { fact } }) => {
    if (!fact?.rung) return [];
    const record = withdrawn.includes(seq) ? null : recordOf(seq, fact.accountability ?? null);
    return { id: fact.rung.id, record };
  });
  const isTouched = byItself.some(({ type }) => !byThemselves.includes(type));
  return { imported: events.length - byItself.length, climbed, isTouched };
}

function recordOf(seq: number, told: NonNullable<Told['fact']>['accountability'] | null) {
  if (!told) return null;
  const { clock, instance, unit, dueAt } = told;
  return { seq, clock, instance, unit, dueAt: dueAt === null ? null : parseMoment(dueAt) };
}

async function keepFingerprints(manager: EntityManager, records: readonly LedgerRecord[]): Promise<void> {
  const rows = records.map(({ ref, fingerprint }) => ({ ref, fingerprint: fingerprint.toString('hex') }));
  await manager.query(
    `update ledger_case set ref_fingerprint = decode(line.fingerprint, 'hex')
     from jsonb_to_recordset($1::jsonb) as line(ref text, fingerprint text) where ledger_case.ref = line.ref`,
    [JSON.stringify(rows)],
  );
}
