import { chosenBy, keepChosen } from '../citizen-messages/chosen-messages.ts';
import { phoneKey } from '@fengqiao/contracts/http/fragments/phone';
import { AggregateStore } from '@fengqiao/aggregate/store/aggregate-store';
import type { StoredKind } from '@fengqiao/aggregate/store/stored-kind';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { caseKind, type CaseTypes } from '@fengqiao/domain/case/case-kind';
import { publishedAt } from '@fengqiao/domain/case/disclosure/publication';
import { planOf } from '@fengqiao/domain/case/ladder/climb';
import { unitsBetween } from '@fengqiao/domain/case/visibility/confidentiality';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { isTicking, overdueFrom } from '@fengqiao/domain/ladder/clock-instance';
import { consequencesOf, writeConsequences } from '../notices/write-consequences.ts';
import { writeMessages } from '../citizen-messages/write-messages.ts';
import { holdAttachments } from '../attachments/hold-attachments.ts';
import type { CaseContent } from './case-content.ts';
import { CaseRow } from './case.entity.ts';
import { publishedEvent } from './published-event.ts';
import { writtenState } from './stored-state.ts';

export type StoredCaseTypes = CaseTypes & { readonly row: CaseRow; readonly content: CaseContent };

/** 事项 as it stands in PostgreSQL. */
const storedCase: StoredKind<StoredCaseTypes> = {
  type: 'case',
  entity: CaseRow,
  evolve: caseKind.evolve,
  canSee: caseKind.canSee,
  stateOf: ({ state }) => state,
  columnsOf: (state, events) => ({ ...columnsOf(state), ...faceOf(events) }),
  contentOf: (_, { refFingerprint, reporter, onBehalfOf, queryCodeHash, subjectWords, ...words }) => ({
    ...words,
    ref_fingerprint: refFingerprint,
    reporter_name: reporter?.name ?? null,
    reporter_phone: reporter?.phone ?? null,
    reporter_phone_key: reporter?.phone ? phoneKey(reporter.phone) : null,
    reporter_email: reporter?.email ?? null,
    reporter_language: reporter?.language ?? null,
    reporter_messages: reporter?.messages ?? null,
    on_behalf_of: onBehalfOf,
    query_code_hash: queryCodeHash,
    subject_words: subjectWords,
  }),
  keptColumns: ['public_summary', 'withheld_reason'],
  stamps: { changed_in: '(pg_current_xact_id()::text)::bigint' },
  ladder: {
    catchUp: caseKind.catchUp,
    planOf: (state, { rules }) => planOf(state, rules),
  },
  published: ({ number }, events) => events.map((event) => publishedEvent(number, event)),
  consequences: async (manager, changed, premises, tells) => {
    await writeConsequences(manager, consequencesOf(changed, premises, tells));
    await keepChosen(manager, changed);
    if (tells) await writeMessages(manager, changed, premises);
    await holdAttachments(manager, changed, premises.now);
  },
  shownAfter: (row, events) => {
    const { public_summary: publicSummary, withheld_reason: withheldReason } = faceOf(events);
    return {
      publicSummary: publicSummary ?? row.publicSummary,
      withheldReason: withheldReason ?? row.withheldReason,
      reporterMessages: chosenBy(events) ?? row.reporterMessages,
    };
  },
};

export const cases = new AggregateStore(storedCase);

function dateOrNull(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}

/** What the public is told, of a case that was closed. */
function faceOf(events: readonly CaseEvent[]) {
  const closing = events.find((event) => event.fact.type === 'closed')?.record;
  return {
    public_summary: closing?.publicSummary ?? null,
    withheld_reason: closing?.withheldReason ?? null,
  };
}

/** A case's state, and the columns it is found and hidden by. */
function columnsOf(state: CaseState) {
  const ownerUnit = unitOfPost(state.ownerPost);
  const secret = state.confidentiality;
  const due = state.clocks.filter(isTicking).flatMap((clock) => clock.dueAt ?? []);
  const overdue = state.clocks.flatMap((clock) => overdueFrom(clock) ?? []);
  return {
    id: state.id,
    version: state.version,
    state: writtenState(state),
    ledger: state.ledger,
    stage: state.stage,
    received_at: new Date(state.receivedAt),
    published_at: dateOrNull(publishedAt(state)),
    owner_unit: ownerUnit,
    handling_unit: state.handlingUnit,
    unit: state.handlingUnit ?? ownerUnit,
    handler: state.handler,
    subject_unit: secret?.subjectUnits[0] ?? null,
    subject_units: secret?.subjectUnits ?? [],
    hidden_units: secret?.subjectUnits.flatMap((subject) => unitsBetween(subject, ownerUnit)) ?? [],
    subject_persons: secret?.subjectPersons ?? [],
    confidential: secret !== null,
    receiving_unit: secret?.receivingUnit ?? null,
    subjects_in_words: secret?.inWords ?? false,
    next_due_at: due.length > 0 ? new Date(Math.min(...due)) : null,
    overdue_from: overdue.length > 0 ? new Date(Math.min(...overdue)) : null,
  };
}
