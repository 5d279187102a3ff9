import { ImportByRef, trialNumbers, type KnownRefs } from '@fengqiao/aggregate/import/import-by-ref';
import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import type { Accepted } from '@fengqiao/aggregate/import/table-import';
import { inChunks } from '@fengqiao/aggregate/import/unhurried';
import type { Fresh } from '@fengqiao/aggregate/store/stored-kind';
import { numberPrefix } from '@fengqiao/domain/case/case';
import { premisesFor, type World } from '@fengqiao/domain/case/decide/world';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { ImportSummaries } from '@fengqiao/domain/case/import/import-summary';
import { checkLedgerRow, importCase } from '@fengqiao/domain/case/import/imported-case';
import { localDate } from '@fengqiao/domain/clock/calendar/working-days';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk } from '../cases/case-desk.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { summaryRows, writeConsequences } from '../notices/write-consequences.ts';
import { continueCases } from './continue-cases.ts';
import {
  ledgerColumns,
  ledgerMoments,
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
    super(desk, ledgerColumns, { what: 'ledger', table: 'ledger_case', moments: ledgerMoments });
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

async function takeNumbers(
  manager: EntityManager,
  records: readonly LedgerRecord[],
  world: World,
): Promise<string[]> {
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
  const byRef = new Map(rows.map((row) => [row.ref, row.number]));
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
    reporter: null,
    queryCodeHash: null,
  };
  return { state: evolveAll(null, events, id), events, content };
}
