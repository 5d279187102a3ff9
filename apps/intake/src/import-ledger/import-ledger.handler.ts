import { ImportByRef, trialNumbers, type KnownRefs } from '@fengqiao/aggregate/import/import-by-ref';
import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import type { Accepted } from '@fengqiao/aggregate/import/table-import';
import { inChunks } from '@fengqiao/aggregate/import/unhurried';
import type { Fresh } from '@fengqiao/aggregate/store/stored-kind';
import { numberPrefix } from '@fengqiao/domain/case/case';
import { premisesFor, type World } from '@fengqiao/domain/case/decide/world';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { ImportSummaries } from '@fengqiao/domain/case/import/import-summary';
import { checkLedgerRow, importCase, ledgerMoments } from '@fengqiao/domain/case/import/imported-case';
import { localDate } from '@fengqiao/domain/clock/calendar/working-days';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk } from '../cases/case-desk.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { summaryRows, writeConsequences } from '../notices/write-consequences.ts';
import { continueCases } from './continue-cases.ts';
import {
  furtherColumns,
  ledgerColumns,
  readRecord,
  type LedgerColumn,
  type LedgerRecord,
} from './ledger-table.ts';

/** Brings in a ledger kept elsewhere. */
@Injectable()
export class ImportLedgerHandler extends ImportByRef<LedgerColumn, LedgerRecord, World> {
  /** What people are told of each file under way: once for all of it. */
  private readonly summaries = new WeakMap<KnownRefs, ImportSummaries>();

  constructor(desk: CaseDesk) {
    const kept = { what: 'ledger', table: 'ledger_case', moments: ledgerMoments, optional: furtherColumns };
    super(desk, [...ledgerColumns, ...furtherColumns], kept);
  }

  protected read(cells: RowReader<LedgerColumn>) {
    return readRecord(cells);
  }

  protected check({ row }: LedgerRecord, world: World) {
    return checkLedgerRow(row, world);
  }

  /** A case whose history only grew goes on by what is new; any other stays as it is here. */
  protected override async goOn(
    file: Accepted<LedgerRecord, KnownRefs, World>,
    taken: readonly LedgerRecord[],
  ) {
    const { continued, left } = await continueCases(file, taken);
    for (const { state, events } of continued)
      this.told(file.here).add(state, events, premisesFor(state, file.world));
    return left;
  }

  protected async write({ manager, fresh, here, world, isTrial }: Accepted<LedgerRecord, KnownRefs, World>) {
    const summaries = this.told(here);
    for await (const records of inChunks(fresh)) {
      const numbers = isTrial ? trialNumbers(records) : await takeNumbers(manager, records, world);
      const brought = records.map((record, n) => newCase(record, numbers[n] ?? '', world));
      await cases.insert(manager, brought, world, false);
      for (const { state, events } of brought) summaries.add(state, events, premisesFor(state, world));
      this.nowHere(here, records, brought);
    }
    const notices = summaryRows(summaries.all, world);
    await writeConsequences(manager, { notices, records: [] });
    return fresh.length;
  }

  private told(here: KnownRefs): ImportSummaries {
    const told = this.summaries.get(here) ?? new ImportSummaries();
    this.summaries.set(here, told);
    return told;
  }
}

/** Of each ledger and year as many as there are rows, all at once. */
async function takeNumbers(
  manager: EntityManager,
  records: readonly LedgerRecord[],
  world: World,
): Promise<string[]> {
  const wanted = new Map<string, LedgerRecord[]>();
  for (const record of records) {
    const year = localDate(world.rules.calendar, record.row.receivedAt).slice(0, 4);
    const begins = `${numberPrefix[record.row.ledger]}-${year}`;
    const before = wanted.get(begins);
    if (before) before.push(record);
    else wanted.set(begins, [record]);
  }
  const series = [...wanted].map(([begins, { length }]) => {
    const [prefix = '', year = ''] = begins.split('-');
    return { prefix, year: Number(year), many: length };
  });
  const rows: { begins: string; taken: string[] }[] = await manager.query(
    `select prefix || '-' || year as begins, take_case_numbers(prefix, year, many)::text[] as taken
     from jsonb_to_recordset($1::jsonb) as series(prefix text, year int, many int)`,
    [JSON.stringify(series)],
  );
  const numbers = rows.flatMap(({ begins, taken }) =>
    (wanted.get(begins) ?? []).map(
      ({ ref }, index) => [ref, `${begins}-${(taken[index] ?? '').padStart(6, '0')}`] as const,
    ),
  );
  const byRef = new Map(numbers);
  return records.map(({ ref }) => byRef.get(ref) ?? '');
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
    fields: null,
    reporter: null,
    onBehalfOf: null,
    queryCodeHash: null,
    subjectWords: null,
  };
  return { state: evolveAll(null, events, id), events, content };
}
