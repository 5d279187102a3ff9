import type { SettersOf } from '../../aggregate/field-setters.ts';
import type { CommandContents } from './case-command.ts';
import type { Actor } from './transitions.ts';

/** What every command takes, and any of its actors may say. */
const note = { note: 'anyone' } as const;
const reasonAlone = { reason: 'anyone', ...note } as const;
/** Whoever records what a citizen signed; by code there is nothing to sign. */
const onPaper = { onPaper: ['counter'] } as const;

/**
 * Who may set which field of a command on a case: any of its actors (`anyone`), or those named (domain text, Who may say
 * what).
 */
export const fields = {
  submit: { unit: 'anyone', ledger: 'anyone', category: 'anyone', ...note },
  reclassify: { ledger: 'anyone', category: 'anyone', ...note },
  transfer: { unit: 'anyone', ...note },
  'report-up': note,
  assign: { unit: 'anyone', handler: 'anyone', ...note },
  decline: { referral: 'anyone', ...reasonAlone },
  accept: { handler: 'anyone', ...note },
  object: reasonAlone,
  'change-handler': { handler: 'anyone', ...note },
  'request-suspension': { reviewOn: 'anyone', ...reasonAlone },
  'approve-suspension': note,
  'refuse-suspension': note,
  resume: note,
  extend: { workingDays: 'anyone', ...reasonAlone },
  refer: { place: 'anyone', parties: 'anyone', ...note },
  reply: { result: 'anyone', evidence: 'anyone', ...note },
  'follow-up': { outcome: 'anyone', attempts: 'anyone', ...note },
  rate: { outcome: 'anyone', ...onPaper, ...note },
  'sign-off': note,
  'send-back': reasonAlone,
  close: { publicSummary: 'anyone', agreement: 'anyone', withheldReason: 'anyone', ...note },
  'withdraw-publication': reasonAlone,
  add: { text: 'anyone', question: 'anyone', attachments: 'anyone', ...onPaper, ...note },
  'choose-messages': { messages: 'anyone', ...onPaper, ...note },
  ask: { text: 'anyone', by: 'anyone', ...note },
  'issue-receipt': note,
  reopen: { ...onPaper, ...reasonAlone },
  withdraw: { ...onPaper, ...note },
  'name-subject': { subjectUnit: 'anyone', subjectPersons: 'anyone', ...reasonAlone },
  'lift-confidentiality': note,
  consent: { given: 'anyone', ...note },
  void: reasonAlone,
  correct: { receivedAt: 'anyone', ...reasonAlone },
  'erase-attachment': { attachment: 'anyone', ...reasonAlone },
  merge: { into: 'anyone', ...note },
  unmerge: note,
  urge: { text: 'anyone', ...note },
  appeal: { ...onPaper, ...reasonAlone },
  'accept-appeal': note,
  'refuse-appeal': reasonAlone,
  'close-unsatisfied': reasonAlone,
} as const satisfies SettersOf<CommandContents, Actor>;
