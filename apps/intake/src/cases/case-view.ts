import { clockViewBy, type CountedBy } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { CaseView } from '@fengqiao/contracts/http/intake/case';
import { offersInWords } from '@fengqiao/contracts/http/fragments/offer-words';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import { audienceOf, shownTo } from '@fengqiao/domain/case/visibility/fields';
import { premisesFor, type World } from '@fengqiao/domain/case/decide/world';
import { isOpen, type CaseClock, type CaseState } from '@fengqiao/domain/case/case';
import { channelsTo } from '@fengqiao/domain/case/ladder/citizen-tellings';
import { actingOwner } from '@fengqiao/domain/case/commands/actors';
import { faceOf } from '@fengqiao/domain/case/disclosure/publication';
import { caseCommands } from '@fengqiao/domain/case/commands/permissions';
import { editionOf, rulesFor, type CaseRules } from '@fengqiao/domain/case/rules/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { openStoppage, overdueFrom, type ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import type { CaseRow } from './case.entity.ts';

type Content = Pick<
  CaseRow,
  | 'ref'
  | 'summary'
  | 'detail'
  | 'place'
  | 'fields'
  | 'reporterName'
  | 'reporterPhone'
  | 'reporterEmail'
  | 'reporterLanguage'
  | 'reporterMessages'
  | 'onBehalfOf'
  | 'subjectWords'
  | 'publicSummary'
  | 'withheldReason'
>;

/** A case as a list shows it: to whoever may see it at all, without the reporter. */
export function summaryView(state: CaseState, content: Pick<Content, 'ref' | 'summary'>, world: World) {
  const { now, rules } = world;
  const local = (moment: number) => formatMoment(moment, rules.calendar.definition.timeZone);
  const { clocks } = broughtForward(state, rules);
  const ownerUnit = unitOfPost(state.ownerPost);
  const audience = audienceOf(state, world.reader, world);
  const acting = shownTo(audience, 'ownerPerson', actingOwner(state, premisesFor(state, world)));
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
    open: isOpen(state.stage),
    round: state.round,
    unit: state.handlingUnit ?? ownerUnit,
    owner: {
      unit: ownerUnit,
      post: 'chief',
      person: acting?.person ?? null,
      standIn: acting?.standIn ?? false,
    },
    handler: shownTo(audience, 'handler', state.handler),
    receivedAt: local(state.receivedAt),
    overdue: clocks.some((clock) => isPast(overdueFrom(clock), now)),
    level: state.level,
    clocks: clocks.map((clock) => caseClockView(clock, world)),
  };
}

/** A case in full, as this reader may see it. */
export function caseView(state: CaseState, content: Content, world: World): CaseView {
  const { reader, now, rules } = world;
  const { reporterName: name, reporterPhone: phone, reporterEmail: email } = content;
  const language = content.reporterLanguage ?? 'zh-CN';
  const reach = { hasEmail: email !== null, hasPhone: phone !== null, hasApp: true };
  const messages = channelsTo({ ...reach, chosen: content.reporterMessages }, false);
  const audience = audienceOf(state, reader, world);
  const face = faceOf(state, content);
  const secret = shownTo(audience, 'subjects', state.confidentiality);
  return {
    ...summaryView(state, content, world),
    detail: content.detail,
    fields: content.fields ?? {},
    place: content.place,
    proposedUnit: state.proposedUnit,
    handlingUnit: state.handlingUnit,
    anonymous: state.anonymous,
    responseClass: state.responseClass,
    policy: rulesFor(rules, state.policy).policy.version,
    confidential: state.confidentiality !== null,
    subjectUnit: secret?.subjectUnits[0] ?? null,
    subjectUnits: [...(secret?.subjectUnits ?? [])],
    subjectPersons: [...(secret?.subjectPersons ?? [])],
    subjects: shownTo(audience, 'subjectWords', content.subjectWords),
    subjectsInWords: secret?.inWords ?? false,
    reporter:
      name !== null ? shownTo(audience, 'reporter', { name, phone, email, language, messages }) : null,
    reporterRecorded: name !== null,
    onBehalfOf: shownTo(audience, 'onBehalfOf', content.onBehalfOf),
    code: state.code ? (state.code.isConfirmed ? 'confirmed' : 'unconfirmed') : null,
    rated: state.unconfirmedRating,
    questions: state.questions.map(({ n, answerBy, isAnswered }) => ({
      ...{ question: n, by: answerBy, answered: isAnswered },
    })),
    publicSummary: shownTo(audience, 'publicSummary', face.publicSummary),
    withheldReason: shownTo(audience, 'withheldReason', face.withheldReason),
    suspension: suspensionView(state, rules),
    appeal: state.appeal,
    mergedInto: state.merger?.into ?? null,
    tookIn: state.tookIn.map(({ caseId }) => caseId),
    commands: commandsView(state, world),
    serverTime: formatMoment(now, rules.calendar.definition.timeZone),
  };
}

/** What this reader may do with it now, and why not the rest. */
export function commandsView(state: CaseState, world: World) {
  return offersInWords(caseCommands.offersTo(state, world.reader, premisesFor(state, world)));
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
export function caseClockView(clock: CaseClock, world: World) {
  return clockViewBy(clock, countedBy(clock, world), world);
}

export function countedBy({ edition, unit }: ClockInstance, { rules }: World): CountedBy {
  const { calendarVersion, hoursOf } = editionOf(rules.book, edition);
  return { hours: hoursOf(unit), calendarVersion };
}

function isPast(moment: number | null, now: number): boolean {
  return moment !== null && moment < now;
}
