import type { Role } from '../../directory/directory.ts';
import type { CaseState } from '../case.ts';
import type { CaseRecord } from '../case-event.ts';
import { canSee, isInUnitScope, type Reader } from './confidentiality.ts';
import { isAtDeskOf, seatsAs } from './reader-seats.ts';
import type { DirectoryAt } from './subjects.ts';

/**
 * To whom something of a case is shown. Of a confidential case its receiving desk alone knows the reporter; of any other
 * whoever works where it lies. Everybody else of the staff who may see the case is `staff`: handler, owner and those
 * above, and the whole-bureau roles. Whoever writes a matter down is answered with what he or she said, once.
 */
export const audiences = [
  'knows the reporter',
  'staff',
  'wrote it down',
  'citizen',
  'merged citizen',
  'mediation',
  'scoring',
  'notice',
  'public',
] as const;
export type Audience = (typeof audiences)[number];

const desk = ['knows the reporter'] as const;
const staff = ['knows the reporter', 'staff'] as const;
const whoRaisedIt = ['wrote it down', 'citizen', 'merged citizen'] as const;

/**
 * Who reads which field of a case and of what was written with its events: every view, list, timeline, table, answer
 * between services and notice is drawn by it (domain text: what one view hides every view hides).
 */
export const readers = {
  number: audiences,
  reporter: desk,
  onBehalfOf: desk,
  // In the citizen's words, with whatever else they say.
  subjectWords: desk,
  subjects: [...staff, 'wrote it down'],
  summary: [...staff, ...whoRaisedIt, 'mediation'],
  detail: [...staff, ...whoRaisedIt],
  place: [...staff, ...whoRaisedIt],
  handler: staff,
  ownerPerson: staff,
  by: staff,
  parties: [...desk, 'mediation'],
  note: staff,
  reason: staff,
  // Why a matter was declined, and where to go, is told to whoever raised it.
  declined: [...staff, ...whoRaisedIt],
  referral: staff,
  text: staff,
  result: [...staff, ...whoRaisedIt],
  // What the citizen sent, pictures and papers; what a result is shown by is `evidence`.
  attachments: [...staff, ...whoRaisedIt],
  evidence: staff,
  attempts: staff,
  // What was signed at a counter, by its reference.
  paper: staff,
  publicSummary: [...staff, ...whoRaisedIt, 'public'],
  withheldReason: staff,
  // On what consent something was published that names somebody.
  consent: staff,
} as const satisfies Record<string, readonly Audience[]>;
export type Field = keyof typeof readers;

export function mayRead(field: Field, audience: Audience): boolean {
  return (readers[field] as readonly Audience[]).includes(audience);
}

/** A value for whom it is; null for anybody else. */
export function shownTo<Value>(audience: Audience, field: Field, value: Value): Value | null {
  return mayRead(field, audience) ? value : null;
}

/** Who deals with reporters. */
export const worksOnCases: readonly Role[] = ['desk', 'officer', 'chief'];

/** As whom a reader of the staff, or a citizen by code, reads a case; one who may not see it can only have written it down just now. */
export function audienceOf(state: CaseState, reader: Reader, at: DirectoryAt): Audience {
  if (reader.citizenOf === state.id) return 'citizen';
  if (!canSee(state, reader, at)) return 'wrote it down';
  const secret = state.confidentiality;
  const knows = secret
    ? isAtDeskOf(reader, secret.receivingUnit, at.directory)
    : isInUnitScope(state, { ...reader, seats: seatsAs(reader, worksOnCases) });
  return knows ? 'knows the reporter' : 'staff';
}

/**
 * As whom somebody is given a paper of a case: a paper lies about, so on that of a complaint, or of what is confidential,
 * nobody has raised it, whoever reads.
 */
export function audienceOnPaper(state: CaseState, reader: Reader, at: DirectoryAt): Audience {
  const audience = audienceOf(state, reader, at);
  const isSecret = state.confidentiality !== null || state.ledger === 'complaint';
  return isSecret && audience === 'knows the reporter' ? 'staff' : audience;
}

export function canSeeReporter(state: CaseState, reader: Reader, at: DirectoryAt): boolean {
  return mayRead('reporter', audienceOf(state, reader, at));
}

/** Of what was written with an event; `confidentiality` is for the rules, not for the page. */
const fieldOf: { readonly [Key in keyof Required<CaseRecord>]: Field | null } = {
  confidentiality: null,
  note: 'note',
  reason: 'reason',
  referral: 'referral',
  text: 'text',
  parties: 'parties',
  result: 'result',
  evidence: 'evidence',
  attempts: 'attempts',
  paper: 'paper',
  publicSummary: 'publicSummary',
  withheldReason: 'withheldReason',
  consent: 'consent',
};

/** What was written with an event, as an audience may read it. One that is not in the table nobody reads. */
export function recordFor(audience: Audience, record: object): object {
  const fields: Readonly<Record<string, Field | null | undefined>> = fieldOf;
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => {
      const field = fields[key];
      return field !== null && field !== undefined && mayRead(field, audience);
    }),
  );
}
