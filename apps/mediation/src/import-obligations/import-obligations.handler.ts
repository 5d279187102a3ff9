import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import { TableImport, type Accepted, type Judged, type Sight } from '@fengqiao/aggregate/import/table-import';
import { inChunks } from '@fengqiao/aggregate/import/unhurried';
import { catchUpDispute } from '@fengqiao/domain/dispute/ladder/climb';
import type { DisputeRecord } from '@fengqiao/domain/dispute/dispute-event';
import {
  checkImportedObligations,
  importObligations,
} from '@fengqiao/domain/dispute/import/import-obligations';
import type { DisputePremises, DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { readEvents } from '@fengqiao/postgres/store/read-events';
import type { RowErrors } from '@fengqiao/service/tables/table-rows';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DisputeDesk } from '../disputes/dispute-desk.ts';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { disputes, type ChangedDispute } from '../disputes/dispute-kind.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { publishImport } from '../imports/publish-import.ts';
import { DocumentDraft } from '../settlement-document/keep-documents.ts';
import { SettlementDocumentRow } from '../settlement-document/settlement-document.entity.ts';
import { ImportedObligationRow } from './imported-obligation.entity.ts';
import {
  obligationColumns,
  readObligation,
  type ObligationColumn,
  type ObligationRecord,
} from './obligation-table.ts';

interface Here {
  /** By the ref they were imported under. */
  readonly disputes: ReadonlyMap<string, DisputeRow>;
  /** Fingerprints of what an import brought, by dispute and obligation. */
  readonly known: ReadonlyMap<string, Buffer>;
}

/** What one file says is owed in one dispute, and was not known. */
interface Owed {
  readonly row: DisputeRow;
  readonly records: readonly ObligationRecord[];
}

interface Brought extends ChangedDispute {
  readonly documents: readonly SettlementDocumentRow[];
}

/** Brings in what is owed under settlements of disputes that were imported; rows of one dispute go together. */
@Injectable()
export class ImportObligationsHandler extends TableImport<
  ObligationColumn,
  ObligationRecord,
  Here,
  DisputeWorld
> {
  constructor(desk: DisputeDesk) {
    super(desk, { columns: obligationColumns, named: 'id', moments: ['dueAt', 'confirmedAt'] });
  }

  protected read(cells: RowReader<ObligationColumn>) {
    return readObligation(cells);
  }

  protected async hold(manager: EntityManager, records: readonly ObligationRecord[]): Promise<Here> {
    const disputes = await lockedByRef(manager, records);
    const ids = [...disputes.values()].map(({ id }) => id);
    const taken = await manager.findBy(ImportedObligationRow, { disputeId: In(ids) });
    const known = new Map(taken.map((each) => [`${each.disputeId}/${each.obligation}`, each.fingerprint]));
    return { disputes, known };
  }

  protected override notBefore(world: DisputeWorld, { disputes }: Here): DisputeWorld {
    const last = [...disputes.values()].map((row) => stateOf(row).lastEventAt);
    return { ...world, now: last.reduce((a, b) => Math.max(a, b), world.now) };
  }

  protected judge(record: ObligationRecord, { here, errors }: Sight<Here, DisputeWorld>) {
    const { index, dispute, obligation, fingerprint } = record;
    const row = here.disputes.get(dispute);
    if (!row) errors.add(index, 'dispute', 'unknown-dispute');
    const before = row && here.known.get(`${row.id}/${obligation.id}`);
    if (!before) return 'fresh';
    return before.equals(fingerprint) ? 'known' : 'taken';
  }

  protected override judgeTogether({
    fresh,
    here,
    world,
    errors,
  }: Judged<ObligationRecord, Here, DisputeWorld>) {
    for (const owed of byDispute(fresh, here.disputes)) check(owed, world, errors);
  }

  protected async write({ manager, fresh, here, world }: Accepted<ObligationRecord, Here, DisputeWorld>) {
    const owed = byDispute(fresh, here.disputes);
    const terms = await termsOf(manager, owed);
    const states = [];
    for await (const chunk of inChunks(owed)) {
      const brought = chunk.map((each) => bring(each, terms.get(each.row.id) ?? '', world));
      await disputes.save(manager, brought, world);
      const documents = brought.flatMap((each) => each.documents);
      await manager.upsert(SettlementDocumentRow, documents, ['disputeId', 'version']);
      states.push(...brought.map(({ state }) => state));
    }
    await keepFingerprints(manager, owed);
    await publishImport(manager, 'obligations', states, world);
    return fresh.length;
  }

  protected itemOf({ dispute, obligation }: ObligationRecord, { disputes }: Here) {
    const row = disputes.get(dispute);
    return { ref: `${dispute}/${obligation.id}`, id: row?.id ?? '', number: row?.number ?? null };
  }
}

/** Locked, so that nothing happens to them meanwhile. */
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
  for await (const chunk of inChunks(rows)) await manager.insert(ImportedObligationRow, chunk);
}
