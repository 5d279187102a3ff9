import { setImmediate } from 'node:timers/promises';
import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import { catchUpDispute } from '@fengqiao/domain/dispute/climb';
import { checkImportedObligations, importObligations } from '@fengqiao/domain/dispute/import-obligations';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules';
import type { DisputeRecord } from '@fengqiao/domain/dispute/dispute-event';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { readEvents } from '@fengqiao/postgres/read-events';
import { readTable, RowErrors } from '@fengqiao/service/csv-table';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { disputes, type ChangedDispute } from '../disputes/dispute-kind.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { breathe, chunksOf } from '../imports/row-reader.ts';
import { tellImport } from '../imports/tell-import.ts';
import { DocumentDraft } from '../settlement-document/keep-documents.ts';
import { SettlementDocumentRow } from '../settlement-document/settlement-document.entity.ts';
import { ImportedObligationRow } from './imported-obligation.entity.ts';
import { obligationColumns, readObligation, type ObligationRecord } from './obligation-table.ts';

/** What one file says is owed in one dispute, and was not known. */
interface Owed {
  readonly row: DisputeRow;
  readonly records: readonly ObligationRecord[];
}

interface Brought extends ChangedDispute {
  readonly documents: readonly SettlementDocumentRow[];
}

/** Brings in what is owed under settlements of disputes that were imported: all of it or nothing, each row once. */
@Injectable()
export class ImportObligationsHandler {
  constructor(private readonly desk: DisputeDesk) {}

  async import(body: unknown, request: DisputeRequest): Promise<ImportAnswer | Refusal> {
    const errors = new RowErrors();
    const records = await readRecords(body, errors);
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const rows = await lockedByRef(manager, records);
      const given = await readWorld();
      if (!given.reader.roles.includes('admin')) return refuse('forbidden');
      const last = [...rows.values()].map((row) => stateOf(row).lastEventAt);
      const world = { ...given, now: last.reduce((a, b) => Math.max(a, b), given.now) };
      const fresh = await unknownOf(manager, records, rows, errors);
      const owed = byDispute(fresh, rows);
      for (const each of owed) check(each, world, errors);
      errors.throwIfAny();

      const terms = await termsOf(manager, owed);
      const states = [];
      for (const chunk of chunksOf(owed)) {
        const brought = chunk.map((each) => bring(each, terms.get(each.row.id) ?? '', world));
        await disputes.save(manager, brought, world);
        const documents = brought.flatMap((each) => each.documents);
        await manager.upsert(SettlementDocumentRow, documents, ['disputeId', 'version']);
        states.push(...brought.map(({ state }) => state));
        await setImmediate();
      }
      await keepFingerprints(manager, owed);
      await tellImport(manager, 'obligations', states, world);
      return {
        rows: records.length,
        imported: fresh.length,
        skipped: records.length - fresh.length,
        items: records.map(({ dispute, obligation }) => {
          const row = rows.get(dispute);
          return { ref: `${dispute}/${obligation.id}`, id: row?.id ?? '', number: row?.number ?? null };
        }),
      };
    });
  }
}

async function readRecords(body: unknown, errors: RowErrors): Promise<ObligationRecord[]> {
  const records: ObligationRecord[] = [];
  const seen = new Set<string>();
  for (const [index, text] of readTable(body, obligationColumns).entries()) {
    await breathe(index);
    const name = JSON.stringify([text.dispute, text.id]);
    if (seen.has(name)) errors.add(index, 'id', 'duplicate-ref');
    seen.add(name);
    const record = readObligation(text, index, errors);
    if (record) records.push(record);
  }
  return records;
}

/** Locked, so that of two imports of one file at once the second finds every row here. */
async function lockedByRef(
  manager: EntityManager,
  records: readonly ObligationRecord[],
): Promise<Map<string, DisputeRow>> {
  const refs: { id: string }[] = await manager.query('select id from dispute where ref = any($1)', [
    [...new Set(records.map(({ dispute }) => dispute))],
  ]);
  const rows = await disputes.lock(
    manager,
    refs.map(({ id }) => id),
  );
  return new Map(rows.map((row) => [row.ref ?? '', row]));
}

async function unknownOf(
  manager: EntityManager,
  records: readonly ObligationRecord[],
  rows: ReadonlyMap<string, DisputeRow>,
  errors: RowErrors,
): Promise<ObligationRecord[]> {
  const disputeIds = [...rows.values()].map(({ id }) => id);
  const taken = await manager.findBy(ImportedObligationRow, { disputeId: In(disputeIds) });
  const known = new Map(taken.map((each) => [`${each.disputeId}/${each.obligation}`, each.fingerprint]));
  return records.filter(({ index, dispute, obligation, fingerprint }) => {
    const row = rows.get(dispute);
    if (!row) errors.add(index, 'dispute', 'unknown-dispute');
    const before = row && known.get(`${row.id}/${obligation.id}`);
    if (before && !before.equals(fingerprint)) errors.add(index, 'id', 'ref-taken');
    return row && !before;
  });
}

function byDispute(records: readonly ObligationRecord[], rows: ReadonlyMap<string, DisputeRow>): Owed[] {
  const grouped = new Map<DisputeRow, ObligationRecord[]>();
  for (const record of records) {
    const row = rows.get(record.dispute);
    if (!row) continue;
    const group = grouped.get(row) ?? [];
    group.push(record);
    grouped.set(row, group);
  }
  return [...grouped].map(([row, group]) => ({ row, records: group }));
}

const placed = /^obligations\.(\d+)\.(\w+)$/;

/** The rule names a place in the settlement, or the dispute; the administrator looks for a row. */
function check({ row, records }: Owed, premises: DisputePremises, errors: RowErrors): void {
  const obligations = records.map(({ obligation }) => obligation);
  for (const { code, fields } of checkImportedObligations(stateOf(row), obligations, premises)) {
    const [, n = '0', column = 'dispute'] = placed.exec(fields[0] ?? '') ?? [];
    errors.add(records[Number(n)]?.index ?? 0, column, code);
  }
}

function bring({ row, records }: Owed, terms: string, premises: DisputePremises): Brought {
  const { state, events } = catchUpDispute(stateOf(row), premises);
  // The paper bears the moment of the agreement, and now says what is owed under it.
  const draft = DocumentDraft.of(row, { ...premises, now: state.agreedAt ?? premises.now });
  const obligations = records.map(({ obligation }) => obligation);
  const brought = importObligations(state, terms, obligations, premises, draft.hashOf);
  return {
    state: brought.state,
    events: [...events, ...brought.events],
    documents: draft.documents.map((document) => ({ disputeId: row.id, ...document })),
  };
}

/** The words of each settlement's first version. */
async function termsOf(manager: EntityManager, owed: readonly Owed[]): Promise<Map<string, string>> {
  const ids = owed.map(({ row }) => row.id);
  const events = await readEvents<object, DisputeRecord>(manager, ids, ['settlement-drafted']);
  return new Map(events.map(({ aggregateId, record }) => [aggregateId, record.terms ?? '']));
}

async function keepFingerprints(manager: EntityManager, owed: readonly Owed[]): Promise<void> {
  const rows = owed.flatMap(({ row, records }) =>
    records.map(({ obligation, fingerprint }) => {
      return { disputeId: row.id, obligation: obligation.id, fingerprint };
    }),
  );
  for (const chunk of chunksOf(rows)) await manager.insert(ImportedObligationRow, chunk);
}
