import { ImportByRef, trialNumbers, type KnownRefs } from '@fengqiao/aggregate/import/import-by-ref';
import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import type { Accepted } from '@fengqiao/aggregate/import/table-import';
import { inChunks } from '@fengqiao/aggregate/import/unhurried';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import { importDispute } from '@fengqiao/domain/dispute/import/import-dispute';
import { checkDisputeRow } from '@fengqiao/domain/dispute/import/imported-dispute';
import type { DisputePremises, DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DisputeDesk } from '../disputes/dispute-desk.ts';
import { disputes, type NewDispute } from '../disputes/dispute-kind.ts';
import { disputeNumbers } from '../disputes/dispute-number.ts';
import { publishImport } from '../imports/publish-import.ts';
import { DocumentDraft, keepAllDocuments } from '../settlement-document/keep-documents.ts';
import {
  disputeColumns,
  disputeMoments,
  readDispute,
  type DisputeColumn,
  type DisputeRecord,
} from './dispute-table.ts';

/** Brings in disputes kept elsewhere. */
@Injectable()
export class ImportDisputesHandler extends ImportByRef<DisputeColumn, DisputeRecord, DisputeWorld> {
  constructor(desk: DisputeDesk) {
    super(desk, disputeColumns, { what: 'disputes', table: 'dispute', moments: disputeMoments });
  }

  protected read(cells: RowReader<DisputeColumn>) {
    return readDispute(cells);
  }

  protected check({ row }: DisputeRecord, world: DisputeWorld) {
    return checkDisputeRow(row, world);
  }

  protected async write({
    manager,
    fresh,
    here,
    world,
    isTrial,
  }: Accepted<DisputeRecord, KnownRefs, DisputeWorld>) {
    const states: DisputeState[] = [];
    for await (const records of inChunks(fresh)) {
      const screened = records.map(({ row }) => row.screenedAt);
      const numbers = isTrial ? trialNumbers(records) : await disputeNumbers(manager, screened, world.rules);
      const brought = records.map((record, n) => newDispute(record, numbers[n] ?? '', world));
      const written = brought.map(({ dispute }) => dispute);
      await disputes.insert(manager, written, world);
      await keepAllDocuments(
        manager,
        brought.map(({ dispute, documents }) => [dispute.state.id, documents]),
      );
      this.nowHere(here, records, written);
      states.push(...written.map(({ state }) => state));
    }
    await publishImport(manager, 'disputes', states, world);
    return fresh.length;
  }
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
