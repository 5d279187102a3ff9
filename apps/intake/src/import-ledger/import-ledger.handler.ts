import { setImmediate } from 'node:timers/promises';
import type { Fresh } from '@fengqiao/aggregate/stored-kind';
import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import { numberPrefix } from '@fengqiao/domain/case/case';
import { premisesFor, type World } from '@fengqiao/domain/case/decide/world';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { ImportSummaries } from '@fengqiao/domain/case/import-summary';
import { checkLedgerRow, importCase } from '@fengqiao/domain/case/imported-case';
import { localDate } from '@fengqiao/domain/clock/working-days';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { readTable, RowErrors } from '@fengqiao/service/csv-table';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { summaryRows, writeConsequences } from '../notices/write-consequences.ts';
import { ledgerColumns, readRecord, type LedgerRecord } from './ledger-table.ts';

interface KnownRef {
  readonly ref: string;
  readonly id: string;
  readonly number: string;
  readonly ref_fingerprint: Buffer;
}

const chunkSize = 500;

/** Brings in a ledger kept elsewhere: all of it or nothing, each record once however often it is sent. */
@Injectable()
export class ImportLedgerHandler {
  constructor(private readonly desk: CaseDesk) {}

  async import(body: unknown, request: Request): Promise<ImportAnswer | Refusal> {
    const errors = new RowErrors();
    const records = await readRecords(body, errors);
    return this.desk.carryOut(request, async (manager, readWorld) => {
      // Two imports of one file at once: the second waits, and then finds every record here.
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', ['fengqiao-import-ledger']);
      const world = await readWorld();
      if (!world.reader.roles.includes('admin')) return refuse('forbidden');
      const known = await knownRefs(manager, records);
      await checkAll(records, known, world, errors);

      const fresh = records.filter((record) => !known.has(record.ref));
      const numbers = await takeNumbers(manager, fresh, world);
      const written = new Map<string, { id: string; number: string }>(known);
      const summaries = new ImportSummaries();
      for (let start = 0; start < fresh.length; start += chunkSize) {
        const chunk = fresh
          .slice(start, start + chunkSize)
          .map((record) => newCase(record, numbers.get(record.ref) ?? '', world));
        await cases.insert(manager, chunk, world, false);
        for (const { state, events } of chunk) summaries.add(state, events, premisesFor(state, world));
        for (const { state, content } of chunk)
          written.set(content.ref ?? '', { id: state.id, number: state.number });
      }
      const notices = summaryRows(summaries.all, world);
      await writeConsequences(manager, { notices, records: [] });
      return {
        rows: records.length,
        imported: fresh.length,
        skipped: records.length - fresh.length,
        items: records.map(({ ref }) => ({
          ref,
          id: written.get(ref)?.id ?? '',
          number: written.get(ref)?.number ?? '',
        })),
      };
    });
  }
}

async function readRecords(body: unknown, errors: RowErrors): Promise<LedgerRecord[]> {
  const records: LedgerRecord[] = [];
  const seen = new Set<string>();
  for (const [index, text] of readTable(body, ledgerColumns).entries()) {
    await breathe(index);
    if (seen.has(text.ref)) errors.add(index, 'ref', 'duplicate-ref');
    seen.add(text.ref);
    const record = readRecord(text, index, errors);
    if (record) records.push(record);
  }
  return records;
}

/** What only the directory and what is here already can tell; throws with everything that is wrong with the file. */
async function checkAll(
  records: readonly LedgerRecord[],
  known: ReadonlyMap<string, KnownRef>,
  world: World,
  errors: RowErrors,
): Promise<void> {
  for (const record of records) {
    const { index } = record;
    await breathe(index);
    const before = known.get(record.ref);
    if (before) {
      if (!record.fingerprint.equals(before.ref_fingerprint)) errors.add(index, 'ref', 'ref-taken');
      continue;
    }
    for (const refusal of checkLedgerRow(record.row, world))
      errors.add(index, refusal.fields[0] ?? '', refusal.code);
  }
  errors.throwIfAny();
}

async function knownRefs(
  manager: EntityManager,
  records: readonly LedgerRecord[],
): Promise<Map<string, KnownRef>> {
  const rows: KnownRef[] = await manager.query(
    'select ref, id, number, ref_fingerprint from ledger_case where ref = any($1)',
    [records.map((record) => record.ref)],
  );
  return new Map(rows.map((row) => [row.ref, row]));
}

async function takeNumbers(
  manager: EntityManager,
  records: readonly LedgerRecord[],
  world: World,
): Promise<Map<string, string>> {
  const places = records.map(({ ref, row }) => ({
    ref,
    prefix: numberPrefix[row.ledger],
    year: Number(localDate(world.rules.calendar, row.receivedAt).slice(0, 4)),
  }));
  const rows: { ref: string; number: string }[] = await manager.query(
    `select ref, prefix || '-' || year || '-' || lpad(next_case_number(prefix, year)::text, 6, '0') as number
     from jsonb_to_recordset($1::jsonb) as place(ref text, prefix text, year int)`,
    [JSON.stringify(places)],
  );
  return new Map(rows.map((row) => [row.ref, row.number]));
}

function newCase(record: LedgerRecord, number: string, world: World): Fresh<StoredCaseTypes> {
  const { ref, summary, detail, fingerprint, row } = record;
  const id = uuidv7();
  const events = importCase(row, { id, number }, world);
  const content = {
    ref,
    refFingerprint: fingerprint,
    summary,
    detail,
    place: null,
    reporter: null,
    queryCodeHash: null,
  };
  return { state: evolveAll(null, events, id), events, content };
}

/** A file of fifty thousand rows must not keep every other caller waiting. */
async function breathe(index: number): Promise<void> {
  if (index % chunkSize === chunkSize - 1) await setImmediate();
}
