import { seatsOf } from '../../directory/directory.ts';
import { isInRange } from '../../clock/projection/run-check.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { systemContext, type ActContext } from '../acts/act.ts';
import * as answering from '../acts/answer.ts';
import * as placing from '../acts/place.ts';
import * as working from '../acts/work.ts';
import type { CaseEvent, UnknownOfImport } from '../case-event.ts';
import type { CaseState, Channel, FollowUpOutcome, Ledger } from '../case.ts';
import { takeDueRungs, type ClimbPremises } from '../ladder/climb.ts';
import { mayBePublished } from '../disclosure/may-be-published.ts';
import { isHiddenFrom } from '../visibility/confidentiality.ts';
import { mayHandle } from '../visibility/routing.ts';
import { evolve, evolveAll } from '../evolve.ts';
import { isStrange } from '../rules/catalogue.ts';
import { ordinary } from '../rules/policy.ts';

/** One row of a ledger kept elsewhere: moments as given, in epoch milliseconds, null where the source has none. */
export interface LedgerRow {
  readonly ledger: Ledger;
  readonly channel: Channel;
  readonly category: string;
  readonly unit: string;
  readonly subjectUnit: string | null;
  readonly anonymous: boolean;
  readonly receivedAt: number;
  readonly submittedAt: number | null;
  readonly assignedAt: number | null;
  readonly acceptedAt: number | null;
  readonly handler: string | null;
  readonly repliedAt: number | null;
  readonly result: string | null;
  readonly satisfaction: FollowUpOutcome | null;
  readonly followedUpAt: number | null;
  readonly signedOffAt: number | null;
  readonly closedAt: number | null;
  /** What was published of it when it was closed; null where the source tells of none. */
  readonly publicSummary: string | null;
}

/** In the order in which they come to pass. */
export const ledgerMoments = [
  'receivedAt',
  'submittedAt',
  'assignedAt',
  'acceptedAt',
  'repliedAt',
  'followedUpAt',
  'signedOffAt',
  'closedAt',
] as const;
type Moment = (typeof ledgerMoments)[number];

/** A source often leaves out when a case was sent up; without any later act it is known not to have been. */
const mayBeUnknown: readonly Moment[] = ['submittedAt'];

/** What makes a row unfit to import; empty when it is fit. */
export function checkLedgerRow(row: LedgerRow, premises: ClimbPremises): Refusal[] {
  const { units, people } = premises.directory;
  const errors: Refusal[] = [];
  if (!units.has(row.unit)) errors.push(refuse('unknown-unit', 'unit'));
  if (row.subjectUnit !== null && !units.has(row.subjectUnit))
    errors.push(refuse('unknown-unit', 'subjectUnit'));
  if (row.handler !== null && !people.has(row.handler)) errors.push(refuse('unknown-person', 'handler'));
  errors.push(...checkMoments(row, premises));
  if ((row.followedUpAt === null) !== (row.satisfaction === null))
    errors.push(refuse('value-missing', row.followedUpAt === null ? 'followedUpAt' : 'satisfaction'));
  if (row.satisfaction === 'unsatisfied' && row.signedOffAt !== null)
    errors.push(refuse('stage-forbids', 'signedOffAt', { stage: 'handling' }));
  if (row.publicSummary !== null && row.closedAt === null) errors.push(refuse('value-missing', 'closedAt'));
  return errors.length > 0 ? errors : [...checkConflict(row, premises), ...checkPublication(row, premises)];
}

/** The row as the events that would have been written had the case lived here, rungs climbed where they fell. */
export function importCase(
  row: LedgerRow,
  identity: { readonly id: string; readonly number: string },
  premises: ClimbPremises,
): CaseEvent[] {
  const events: CaseEvent[] = [registration(row, identity, premises)];
  let state = evolveAll(null, events, identity.id);
  for (const step of stepsOf(row)) {
    const climbed = takeDueRungs(state, { ...premises, now: step.at });
    state = climbed.length > 0 ? evolveAll(state, climbed, identity.id) : state;
    const event = step.take(state, systemContext(premises, step.at, step.unknown));
    state = evolve(state, event, identity.id);
    events.push(...climbed, event);
  }
  return [...events, ...takeDueRungs(state, premises)];
}

interface Step {
  readonly at: number;
  readonly unknown: readonly UnknownOfImport[];
  take(state: CaseState, context: ActContext): CaseEvent;
}

function stepsOf(row: LedgerRow): Step[] {
  const steps: Step[] = [];
  const add = (at: number | null, unknown: UnknownOfImport[], take: Step['take']) => {
    if (at !== null) steps.push({ at, unknown: ['by', ...unknown], take });
  };
  add(
    row.submittedAt ?? row.assignedAt,
    row.submittedAt === null ? ['submittedAt'] : [],
    (state, context) => {
      const { ownerPost, confidentiality, ledger, category } = state;
      return placing.submit(state, context, {
        ownerPost,
        confidentiality,
        ledger,
        category,
        proposedUnit: row.unit,
      });
    },
  );
  add(row.assignedAt, [], (state, context) =>
    placing.assign(state, context, { unit: row.unit, handler: row.handler }),
  );
  add(row.acceptedAt, row.handler === null ? ['handler'] : [], (state, context) =>
    working.accept(state, context, row.handler),
  );
  add(row.repliedAt, ['evidence'], (state, context) =>
    working.reply(state, context, { result: row.result ?? '', evidence: [] }),
  );
  add(row.followedUpAt, ['followed-up-by'], (state, context) =>
    answering.followUp(state, context, { outcome: row.satisfaction ?? 'not-reached', attempts: [] }),
  );
  add(row.signedOffAt, [], (state, context) => answering.signOff(state, context));
  const { publicSummary } = row;
  add(row.closedAt, publicSummary === null ? ['publication'] : [], (state, context) =>
    answering.close(state, context, publicSummary === null ? {} : { publicSummary }),
  );
  return steps;
}

function registration(
  row: LedgerRow,
  identity: { id: string; number: string },
  premises: ClimbPremises,
): CaseEvent {
  const placement = placementOf(row, premises);
  if (!placement) throw new Error('a row must be checked before it is imported');
  const { ledger, channel, category, receivedAt, anonymous } = row;
  const matter = {
    ...identity,
    ...placement,
    ledger,
    channel,
    category,
    responseClass: ordinary,
    receivedAt,
    registeredAt: premises.now,
    anonymous,
  };
  // One that the bureau does not have is kept as it came.
  const strange = isStrange(premises.rules.catalogue, category) ? (['category'] as const) : [];
  return placing.register(systemContext(premises, receivedAt, ['by', ...strange]), matter);
}

function placementOf(row: LedgerRow, premises: ClimbPremises): placing.Placement | null {
  const { ledger, unit, subjectUnit } = row;
  const subjectUnits = subjectUnit === null ? [] : [subjectUnit];
  return placing.place(premises, { ledger, unit, subjectUnits, subjectPersons: [], inWords: false });
}

function checkMoments(row: LedgerRow, { now, rules }: ClimbPremises): Refusal[] {
  const errors: Refusal[] = [];
  const lastGiven = ledgerMoments.findLastIndex((moment) => row[moment] !== null);
  let before = row.receivedAt;
  for (const [index, moment] of ledgerMoments.entries()) {
    const at = row[moment];
    if (at === null) {
      if (index < lastGiven && !mayBeUnknown.includes(moment)) errors.push(refuse('value-missing', moment));
      continue;
    }
    if (at > now) errors.push(refuse('future-moment', moment));
    if (!isInRange(at, rules.calendar)) errors.push(refuse('moment-out-of-range', moment));
    if (at < before) errors.push(refuse('out-of-order', moment));
    before = at;
  }
  return errors;
}

/** Nobody whom the case must stay hidden from may have worked on it. */
function checkConflict(row: LedgerRow, premises: ClimbPremises): Refusal[] {
  const placement = placementOf(row, premises);
  if (!placement) return [refuse('unknown-unit', 'unit')];
  if (!mayHandle(placement, row.unit, premises)) return [refuse('conflict-of-interest', 'unit')];
  if (row.handler === null) return [];
  const seats = seatsOf(premises.directory, row.handler, premises.now);
  return isHiddenFrom(placement, { id: row.handler, seats }, premises)
    ? [refuse('conflict-of-interest', 'handler')]
    : [];
}

/** By the rules that hold for closing here; nobody's word stands beside a row, so what needs one is left out by hand. */
function checkPublication(row: LedgerRow, premises: ClimbPremises): Refusal[] {
  if (row.publicSummary === null) return [];
  const isConfidential = placementOf(row, premises)?.confidentiality !== null;
  const refusal = mayBePublished(row.publicSummary, { isConfidential, isAnsweredFor: false });
  return refusal ? [{ ...refusal, fields: ['publicSummary'] }] : [];
}
