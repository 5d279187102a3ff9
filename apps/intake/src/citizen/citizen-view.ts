import type { CitizenView } from '@fengqiao/contracts/http/intake/citizen';
import type { CaseClock, CaseState } from '@fengqiao/domain/case/case';
import type { CaseRecord } from '@fengqiao/domain/case/case-event';
import { faceOf } from '@fengqiao/domain/case/disclosure/publication';
import { shownTo } from '@fengqiao/domain/case/visibility/fields';
import type { World } from '@fengqiao/domain/case/decide/world';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import { partOfUnit, roadTo } from '@fengqiao/domain/case/rules/citizen-road';
import { lastMomentOf, nextPromise } from '@fengqiao/domain/case/rules/citizen-dates';
import { daysUntil, workingDaysUntil } from '@fengqiao/domain/clock/calendar/working-days';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { readEvents } from '@fengqiao/postgres/store/read-events';
import {
  possibleChannels,
  type ConfirmingChannel,
  type MessageChannel,
} from '@fengqiao/domain/case/ladder/message-channels';
import type { EntityManager } from 'typeorm';
import { attachmentsOfCase, attachmentView } from '../attachments/attachment-views.ts';
import { reachOf } from '../citizen-messages/chosen-messages.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { caseClockView, commandsView, countedBy } from '../cases/case-view.ts';

/** What the citizen of a merged case may do with the one that survives (domain text, endings). */
export const byMergedCitizen: readonly string[] = ['rate', 'reopen'];

/**
 * The case as its citizen sees it: own words, where it stands, what was answered. Of a merged case, the citizen's own
 * words with the standing of the case that survives: the other citizen's words are not his or hers to read. `ways`: by
 * which messages can be sent at all.
 */
export async function citizenView(
  manager: EntityManager,
  own: CaseRow,
  standing: Pick<CaseRow, 'publicSummary' | 'withheldReason'> & { readonly state: CaseState },
  world: World,
  ways: readonly MessageChannel[],
): Promise<CitizenView> {
  const { state } = standing;
  const isConfirmed = world.reader.codeConfirmed === true;
  const local = (moment: number) => formatMoment(moment, world.rules.calendar.definition.timeZone);
  const isMerged = own.id !== state.id;
  const audience = isMerged ? 'merged citizen' : 'citizen';
  const told = await lastTold(manager, state.id);
  const { clocks } = broughtForward(state, world.rules);
  const offers = isMerged ? offersOfMerged(own.state, state, world) : commandsView(state, world);
  const until = (command: string) => {
    const moment = lastMomentOf(command, state, clocks);
    return moment === null ? null : local(moment);
  };
  const talk = await talkOf(manager, own, local);
  const sent = await attachmentsOfCase(manager, own.id, 'citizen');
  return {
    number: own.number,
    version: state.version,
    ledger: state.ledger,
    category: state.category,
    summary: own.summary,
    detail: own.detail,
    fields: own.fields ?? {},
    place: own.place,
    stage: state.stage,
    round: state.round,
    stages: roadTo(state.stage),
    unit: state.handlingUnit ?? unitOfPost(state.ownerPost),
    unitPart: partOfUnit(state),
    receivedAt: local(own.state.receivedAt),
    clocks: clocks.map((clock) => caseClockView(clock, world)),
    suspended: state.suspension?.status === 'open',
    result: shownTo(audience, 'result', told.result ?? null),
    declined: state.stage === 'declined' ? shownTo(audience, 'declined', told.declined ?? null) : null,
    appeal: state.appeal,
    mergedInto: isMerged ? state.number : null,
    codeConfirmed: isConfirmed,
    confirmation: isConfirmed ? null : await confirmationOf(manager, own.id, ways),
    ...talk,
    messages: { chosen: own.reporterMessages, possible: possibleChannels(reachOf(own, ways)) },
    attachments: sent.map((row) => attachmentView(row, local)),
    voided: state.stage === 'voided' ? { reason: told.voided ?? '' } : null,
    publicSummary:
      state.stage === 'voided'
        ? null
        : shownTo(audience, 'publicSummary', faceOf(state, standing).publicSummary),
    due: dueView(nextPromise(clocks), world),
    commands: offers.map((offer) => ({ ...offer, until: offer.allowed ? until(offer.command) : null })),
    serverTime: local(world.now),
  };
}

/** What is promised next, in days as the hours count them by which the clock was counted. */
function dueView(clock: CaseClock | null, world: World): CitizenView['due'] {
  if (clock === null || clock.name === 'overall') return null;
  const { now, rules } = world;
  const { definition } = rules.calendar;
  const workingDays = clock.limit?.kind.startsWith('working-') ?? false;
  const { dueAt } = clock;
  const daysLeft = (due: number) =>
    workingDays
      ? workingDaysUntil(countedBy(clock, world).hours, now, due)
      : daysUntil(rules.calendar, now, due);
  return {
    clock: clock.name,
    dueAt: dueAt === null ? null : formatMoment(dueAt, definition.timeZone),
    late: dueAt !== null && dueAt < now,
    workingDays,
    daysLeft: dueAt === null ? null : daysLeft(dueAt),
  };
}

/** The same for whoever has shown the code of a case, or the claim on its receipt: `world` is as that citizen. */
export async function shownToCitizen(
  manager: EntityManager,
  own: CaseRow,
  world: World,
  ways: readonly MessageChannel[],
): Promise<CitizenView> {
  const standing = await survivorOf(manager, own);
  const reader = { ...world.reader, citizenOf: standing.id, ownCase: own.id };
  return citizenView(manager, own, standing, { ...world, reader }, ways);
}

/** 验证码: the way by which it went to the citizen with the code there is now, of those by which anything can be sent. */
async function confirmationOf(
  manager: EntityManager,
  caseId: string,
  ways: readonly MessageChannel[],
): Promise<ConfirmingChannel | null> {
  const [sent] = await manager.query<{ channels: ConfirmingChannel[] }[]>(
    `select channels from citizen_message where case_id = $1 and kind = 'code-issued' order by id desc limit 1`,
    [caseId],
  );
  return sent?.channels.find((channel) => ways.includes(channel)) ?? null;
}

/** The case that answers for this one: itself, or what it was merged into, however often that was merged again. */
export async function survivorOf(manager: EntityManager, own: CaseRow): Promise<CaseRow> {
  let row = own;
  while (row.state.merger) {
    const next: CaseRow | null = await manager.findOneBy(CaseRow, { id: row.state.merger.into });
    if (!next) throw new Error(`case ${row.id} was merged into one that is not there`);
    row = next;
  }
  return row;
}

/** What the citizen of a merged case may do: with the case that answers for it, and with the own one. */
function offersOfMerged(own: CaseState, state: CaseState, world: World) {
  const ofOwn = commandsView(own, { ...world, reader: { ...world.reader, citizenOf: own.id } })
    .filter(({ command }) => !byMergedCitizen.includes(command))
    // It is that one's reply.
    .filter(({ command }) => command !== 'withdraw' || state.repliedAt === null);
  return [...commandsView(state, world).filter(({ command }) => byMergedCitizen.includes(command)), ...ofOwn];
}

interface Told {
  readonly voided?: string;
  readonly result?: string;
  readonly declined?: { readonly reason: string; readonly referral: string };
}

interface Asked {
  readonly question?: number | null;
  readonly attachments?: readonly string[];
}

/** What this citizen was asked and has added: never another's. */
async function talkOf(manager: EntityManager, own: CaseRow, local: (moment: number) => string) {
  const told = await readEvents<{ readonly fact: Asked }, CaseRecord>(manager, [own.id], ['asked', 'added']);
  const asked = new Map(
    told.flatMap((event) => (event.type === 'asked' ? [[event.data.fact.question, event] as const] : [])),
  );
  return {
    questions: own.state.questions.map(({ n, answerBy, isAnswered }) => ({
      question: n,
      text: asked.get(n)?.record.text ?? '',
      by: answerBy,
      askedAt: local(asked.get(n)?.occurredAt.getTime() ?? own.state.receivedAt),
      answered: isAnswered,
    })),
    added: told
      .filter(({ type }) => type === 'added')
      .map(({ occurredAt, record, data }) => ({
        at: local(occurredAt.getTime()),
        text: record.text ?? '',
        attachments: [...(data.fact.attachments ?? [])],
      })),
  };
}

/** The last answer the citizen was given, and the last reason why there is none. */
async function lastTold(manager: EntityManager, caseId: string): Promise<Told> {
  const events = await readEvents<object, CaseRecord>(manager, [caseId], ['replied', 'declined', 'voided']);
  return events.reduce<Told>((told, { type, record }) => {
    if (type === 'replied') return { ...told, result: record.result ?? '' };
    const { reason = '', referral = '' } = record;
    if (type === 'voided') return { ...told, voided: reason };
    return { ...told, declined: { reason, referral } };
  }, {});
}
