import type { CaseState, Ledger } from '../case.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import { bureau, chance, oneOf, type Draw } from './random-bureau.scenario.ts';

/** What a command on a case is made of, drawn anew each time. */
export interface CommandParts {
  readonly own: CaseState;
  unit(): string;
  person(): string;
  ledger(): Ledger;
  /** Somebody of a unit, or anybody. */
  personOf(unit: string | null): string;
  subjects(): { readonly subjectUnit?: string; readonly subjectPersons: string[] };
  isSo(percent: number): boolean;
}

type Make = (parts: CommandParts) => SoleCommand;

const refer: Make = () => ({
  ...{ command: 'refer', place: `${bureau}.br1.st1.room`, parties: [{ name: 'a' }, { name: 'b' }] },
});
const consent: Make = (parts) => ({ command: 'consent', given: parts.isSo(70) });
const lift: Make = () => ({ command: 'lift-confidentiality' });
const nameSubject: Make = (parts) => ({ command: 'name-subject', ...parts.subjects() });

const satisfied = { outcome: 'satisfied', attempts: [] } as const;
/** What leads on from each stage. */
const onward: Partial<Record<string, Make>> = {
  registered: (parts) => ({ command: 'submit', unit: parts.unit() }),
  submitted: (parts) => ({ command: 'assign', unit: parts.unit() }),
  assigned: (parts) => ({ command: 'accept', handler: parts.personOf(parts.own.handlingUnit) }),
  handling: (parts) =>
    parts.isSo(70) && !parts.own.suspension
      ? refer(parts)
      : { command: 'reply', result: 'done', evidence: [{ text: 'seen' }] },
  replied: () => ({ command: 'follow-up', ...satisfied }),
  'followed-up': () => ({ command: 'sign-off' }),
  'signed-off': () => ({ command: 'close', withheldReason: 'confidential' }),
  closed: () => ({ command: 'reopen', reason: 'again' }),
  declined: () => ({ command: 'appeal', reason: 'not right' }),
};

const anyOf: readonly Make[] = [
  (parts) => ({ command: 'submit', unit: parts.unit(), ledger: parts.ledger() }),
  (parts) => ({ command: 'reclassify', ledger: parts.ledger() }),
  (parts) => ({ command: 'transfer', unit: parts.unit() }),
  () => ({ command: 'report-up' }),
  () => ({ command: 'object', reason: 'not ours' }),
  () => ({ command: 'decline', reason: 'not ours', referral: 'court' }),
  () => ({ command: 'accept-appeal' }),
  (parts) => ({ command: 'change-handler', handler: parts.person() }),
  refer,
  () => ({ command: 'urge', text: 'hurry' }),
  nameSubject,
  nameSubject,
  () => ({ command: 'name-subject', reason: 'nobody in particular' }),
  () => ({ command: 'extend', workingDays: 2, reason: 'hard' }),
  consent,
  lift,
];

/** A command that may come next: more often one that leads on than one that comes to mind. */
export function commandFor(parts: CommandParts, draw: Draw): SoleCommand {
  const { stage, confidentiality, consent: isConsented, lifted, suspension } = parts.own;
  // Drawn like any other, hardly one that is hidden would ever be opened, and hardly one named when it had been.
  if (confidentiality && chance(draw, 12)) return isConsented ? lift(parts) : consent(parts);
  if (!confidentiality && (lifted || suspension) && chance(draw, 40)) return nameSubject(parts);
  const onwards = onward[stage];
  return (onwards && chance(draw, 70) ? onwards : oneOf(draw, anyOf))(parts);
}
