import { setImmediate } from 'node:timers/promises';
import type { ImportAnswer } from '@fengqiao/contracts/http/import';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import { importDispute } from '@fengqiao/domain/dispute/import-dispute';
import { checkDisputeRow } from '@fengqiao/domain/dispute/imported-dispute';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { readTable, RowErrors } from '@fengqiao/service/csv-table';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { disputes, type NewDispute } from '../disputes/dispute-kind.ts';
import { disputeNumbers } from '../disputes/dispute-number.ts';
import { breathe, chunksOf } from '../imports/row-reader.ts';
import { tellImport } from '../imports/tell-import.ts';
import { DocumentDraft, keepAllDocuments } from '../settlement-document/keep-documents.ts';
import { disputeColumns, readDispute, type DisputeRecord } from './dispute-table.ts';

interface KnownRef {
  readonly ref: string;
  readonly id: string;
  readonly number: string;
  readonly ref_fingerprint: Buffer;
}

/** Brings in disputes kept elsewhere: all of them or nothing, each record once however often it is sent. */
@Injectable()
export class ImportDisputesHandler {
  constructor(private readonly desk: DisputeDesk) {}

  async import(body: unknown, request: DisputeRequest): Promise<ImportAnswer | Refusal> {
    const errors = new RowErrors();
    const records = await readRecords(body, errors);
    return this.desk.carryOut(request, async (manager, readWorld) => {
      // Two imports of one file at once: the second waits, and then finds every record here.
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', ['fengqiao-import-disputes']);
      const world = await readWorld();
      if (!world.reader.roles.includes('admin')) return refuse('forbidden');
      const known = await knownRefs(manager, records);
      await checkAll(records, known, world, errors);

      const fresh = records.filter((record) => !known.has(record.ref));
      const written = new Map<string, { id: string; number: string }>(known);
      const states: DisputeState[] = [];
      for (const chunk of chunksOf(fresh)) {
        const screened = chunk.map(({ row }) => row.screenedAt);
        const numbers = await disputeNumbers(manager, screened, world.rules);
        const brought = chunk.map((record, n) => newDispute(record, numbers[n] ?? '', world));
        await disputes.insert(
          manager,
          brought.map(({ dispute }) => dispute),
          world,
        );
        await keepAllDocuments(
          manager,
          brought.map(({ dispute, documents }) => [dispute.state.id, documents]),
        );
        for (const { dispute } of brought) {
          const { id, number } = dispute.state;
          written.set(dispute.content.ref ?? '', { id, number });
          states.push(dispute.state);
        }
        await setImmediate();
      }
      await tellImport(manager, 'disputes', states, world);
      return {
        rows: records.length,
        imported: fresh.length,
        skipped: records.length - fresh.length,
        items: records.map(({ ref }) => {
          const { id = '', number = '' } = written.get(ref) ?? {};
          return { ref, id, number };
        }),
      };
    });
  }
}

async function readRecords(body: unknown, errors: RowErrors): Promise<DisputeRecord[]> {
  const records: DisputeRecord[] = [];
  const seen = new Set<string>();
  for (const [index, text] of readTable(body, disputeColumns).entries()) {
    await breathe(index);
    if (seen.has(text.ref)) errors.add(index, 'ref', 'duplicate-ref');
    seen.add(text.ref);
    const record = readDispute(text, index, errors);
    if (record) records.push(record);
  }
  return records;
}

/** What only the directory and what is here already can tell; throws with everything that is wrong with the file. */
async function checkAll(
  records: readonly DisputeRecord[],
  known: ReadonlyMap<string, KnownRef>,
  premises: DisputePremises,
  errors: RowErrors,
): Promise<void> {
  for (const { index, ref, fingerprint, row } of records) {
    await breathe(index);
    const before = known.get(ref);
    if (before) {
      if (!fingerprint.equals(before.ref_fingerprint)) errors.add(index, 'ref', 'ref-taken');
      continue;
    }
    for (const refusal of checkDisputeRow(row, premises))
      errors.add(index, refusal.fields[0] ?? '', refusal.code);
  }
  errors.throwIfAny();
}

async function knownRefs(
  manager: EntityManager,
  records: readonly DisputeRecord[],
): Promise<Map<string, KnownRef>> {
  const rows: KnownRef[] = await manager.query(
    'select ref, id, number, ref_fingerprint from dispute where ref = any($1)',
    [records.map(({ ref }) => ref)],
  );
  return new Map(rows.map((row) => [row.ref, row]));
}

function newDispute(
  { ref, title, parties, relatedRef, fingerprint, row }: DisputeRecord,
  number: string,
  premises: DisputePremises,
): { dispute: NewDispute; documents: DocumentDraft } {
  // The document of what was agreed bears the moment it was agreed at.
  const then = { ...premises, now: row.agreedAt ?? premises.now };
  const documents = new DocumentDraft({ number, title, place: row.place, parties }, then);
  const outcome = importDispute(row, { id: uuidv7(), number }, premises, documents.hashOf);
  const content = { ref, refFingerprint: fingerprint, title, parties, relatedRef };
  return { dispute: { ...outcome, content }, documents };
}
