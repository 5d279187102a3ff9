import type { CaseView } from '@fengqiao/contracts/http/case';
import { clockView } from '@fengqiao/contracts/http/clock-view';
import { offersInWords } from '@fengqiao/contracts/http/offer-words';
import { broughtForward } from '@fengqiao/domain/case/catch-up';
import { canSeeReporter, type Reader } from '@fengqiao/domain/case/confidentiality';
import { premisesFor } from '@fengqiao/domain/case/decide/world';
import type { CaseClock, CaseState } from '@fengqiao/domain/case/case';
import { actingOwner } from '@fengqiao/domain/case/actors';
import { caseCommands } from '@fengqiao/domain/case/permissions';
import { editionOf, rulesFor, type CaseRules } from '@fengqiao/domain/case/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import type { Directory } from '@fengqiao/domain/directory/directory';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { openStoppage, overdueFrom } from '@fengqiao/domain/ladder/clock-instance';
import type { CaseRow } from './case.entity.ts';

export interface Viewing {
  readonly reader: Reader;
  readonly directory: Directory;
  readonly rules: CaseRules;
  readonly now: number;
}

type Content = Pick<
  CaseRow,
  | 'ref'
  | 'summary'
  | 'detail'
  | 'place'
  | 'reporterName'
  | 'reporterPhone'
  | 'publicSummary'
  | 'withheldReason'
>;

/** A case as a list shows it: to whoever may see it at all, without the reporter. */
export function summaryView(state: CaseState, content: Pick<Content, 'ref' | 'summary'>, viewing: Viewing) {
  const { now, rules } = viewing;
  const local = (moment: number) => formatMoment(moment, rules.calendar.definition.timeZone);
  const { clocks } = broughtForward(state, rules);
  const ownerUnit = unitOfPost(state.ownerPost);
  const acting = actingOwner(state, premisesFor(state, viewing));
  return {
    id: state.id,
    number: state.number,
    ref: content.ref,
    version: state.version,
    ledger: state.ledger,
    channel: state.channel,
    category: state.category,
    summary: content.summary,
    stage: state.stage,
    round: state.round,
    unit: state.handlingUnit ?? ownerUnit,
    owner: {
      unit: ownerUnit,
      post: 'chief',
      person: acting?.person ?? null,
      standIn: acting?.standIn ?? false,
    },
    handler: state.handler,
    receivedAt: local(state.receivedAt),
    overdue: clocks.some((clock) => isPast(overdueFrom(clock), now)),
    level: state.level,
    clocks: clocks.map((clock) => caseClockView(clock, viewing)),
  };
}

/** A case in full, as this reader may see it. */
export function caseView(state: CaseState, content: Content, viewing: Viewing): CaseView {
  const { reader, directory, now, rules } = viewing;
  const { reporterName: name, reporterPhone: phone } = content;
  const showsReporter = canSeeReporter(state, reader, directory);
  return {
    ...summaryView(state, content, viewing),
    detail: content.detail,
    place: content.place,
    proposedUnit: state.proposedUnit,
    handlingUnit: state.handlingUnit,
    anonymous: state.anonymous,
    responseClass: state.responseClass,
    policy: rulesFor(rules, state.policy).policy.version,
    confidential: state.confidentiality !== null,
    subjectUnit: state.confidentiality?.subjectUnit ?? null,
    subjectPersons: [...(state.confidentiality?.subjectPersons ?? [])],
    reporter: showsReporter && name !== null && phone !== null ? { name, phone } : null,
    publicSummary: content.publicSummary,
    withheldReason: content.withheldReason,
    suspension: suspensionView(state, rules),
    appeal: state.appeal,
    mergedInto: state.merger?.into ?? null,
    tookIn: state.tookIn.map(({ caseId }) => caseId),
    commands: commandsView(state, viewing),
    serverTime: formatMoment(now, rules.calendar.definition.timeZone),
  };
}

/** What this reader may do with it now, and why not the rest. */
export function commandsView(state: CaseState, viewing: Viewing) {
  return offersInWords(caseCommands.offersTo(state, viewing.reader, premisesFor(state, viewing)));
}

function suspensionView({ suspension, clocks }: CaseState, rules: CaseRules): CaseView['suspension'] {
  if (!suspension) return null;
  const open = clocks.flatMap((clock) => openStoppage(clock) ?? []).find(({ kind }) => kind === 'suspended');
  const reviewAt = suspension.status === 'requested' ? suspension.reviewAt : (open?.reviewAt ?? null);
  const { timeZone } = rules.calendar.definition;
  return {
    status: suspension.status,
    reason: suspension.status === 'open' ? suspension.reason : 'requested',
    reviewAt: reviewAt === null ? null : formatMoment(reviewAt, timeZone),
  };
}

/** A clock by the hours that its edition of the rules counts it by. */
export function caseClockView(clock: CaseClock, { now, rules }: Viewing) {
  const hours = editionOf(rules.book, clock.edition).hoursOf(clock.unit);
  return clockView(clock, hours, { now, timeZone: rules.calendar.definition.timeZone });
}

function isPast(moment: number | null, now: number): boolean {
  return moment !== null && moment < now;
}
