import { CaseSummary, CaseView, RegisteredCase } from '../http/intake/case.ts';
import { CitizenView } from '../http/intake/citizen.ts';
import { ClockView } from '../http/fragments/aggregate.ts';
import { roadTo } from '@fengqiao/domain/case/rules/citizen-road';
import type { z } from 'zod';
import { answered, type SchemaExample } from './example.ts';

const unit = 'shifan.dongcheng.linjiang';
const receivedAt = '2026-11-20T16:10:00+08:00';
const serverTime = '2026-11-20T17:00:00+08:00';

const assign: z.output<typeof ClockView> = {
  ...{ name: 'assign', instance: 1, state: 'running', startedAt: receivedAt },
  ...{ dueAt: '2026-11-23T18:00:00+08:00', lastDay: null, endedAt: null, provisional: false },
  ...{ limit: { kind: 'working-days', days: 1, end: 'close-of-day' }, remainingSeconds: 28_800 },
  remainingDays: { days: 1, seconds: 3_600 },
};

const matter = {
  number: 'SQ-2026-000014',
  version: 1,
  ledger: 'claim',
  category: 'noise',
  summary: '夜间施工噪声',
  stage: 'registered',
  round: 1,
  unit,
  receivedAt,
} as const;

const inList: z.output<typeof CaseSummary> = {
  ...{ id: '01a20525-6756-7127-a3ab-5136a793926d', ref: null, ...matter, clocks: [assign] },
  ...{ channel: 'portal', owner: { unit, post: 'chief', person: 'linjiang-chief', standIn: false } },
  ...{ handler: null, open: true, overdue: false, level: 0 },
};

const text = { detail: '连续三晚施工到凌晨', fields: {}, place: null, publicSummary: null };

const whole: z.output<typeof CaseView> = {
  ...inList,
  ...{ ...text, proposedUnit: unit, handlingUnit: null, anonymous: false },
  ...{ responseClass: 'ordinary', policy: 'default-2', confidential: false },
  ...{ subjectUnit: null, subjectUnits: [], subjectPersons: [], subjects: null, subjectsInWords: false },
  reporter: { name: '张三', phone: '13800000000', email: null, language: 'zh-CN', messages: [] },
  reporterRecorded: true,
  ...{ onBehalfOf: null, code: 'confirmed', rated: null, questions: [], withheldReason: null },
  ...{ suspension: null, appeal: null, mergedInto: null, tookIn: [] },
  commands: [{ command: 'submit', allowed: true, code: null, message: null }],
  serverTime,
};

/** The answers a newcomer meets first, of one matter. */
export const caseAnswerExamples: readonly SchemaExample[] = [
  answered(ClockView, assign),
  answered(CaseSummary, inList),
  answered(CaseView, whole),
  answered(RegisteredCase, {
    ...{ ...whole, owner: { ...whole.owner, person: null }, reporter: null, commands: [] },
    ...{ unitFrom: 'given', queryCode: 'HSCVE9A9A8' },
  }),
  answered(CitizenView, {
    ...{ ...matter, ...text, clocks: [assign], suspended: false, result: null },
    ...{ declined: null, voided: null, appeal: null, mergedInto: null, codeConfirmed: true },
    ...{ confirmation: null, stages: roadTo('registered'), unitPart: 'receiving' },
    ...{ questions: [], added: [], attachments: [], messages: { chosen: ['sms'], possible: ['sms'] } },
    due: { clock: 'assign', dueAt: assign.dueAt, late: false, workingDays: true, daysLeft: 1 },
    commands: [{ command: 'add', allowed: true, code: null, message: null, until: null }],
    serverTime,
  }),
];
