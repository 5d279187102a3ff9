import { ClaimBody } from '../http/fragments/receipt.ts';
import { AddressBody, CitizenAddressBody } from '../http/intake/attachments.ts';
import { BulkBody, BulkPreviewBody } from '../http/intake/bulk.ts';
import { CalendarBody } from '../http/intake/calendar.ts';
import { HandleAtOnceBody, RegisterBody } from '../http/intake/case.ts';
import { CategoriesBody } from '../http/intake/categories.ts';
import { ConfirmBody } from '../http/intake/citizen.ts';
import { WhatIfBody } from '../http/intake/clock.ts';
import {
  AbsenceBody,
  AddPersonBody,
  AddUnitBody,
  CancelBody,
  ChangePersonBody,
  ContactBody,
  RenameUnitBody,
  SeatBody,
  StandInBody,
} from '../http/intake/directory.ts';
import { DuplicatesBody, MergePreviewBody } from '../http/intake/duplicates.ts';
import { GuidanceBody } from '../http/intake/guidance.ts';
import { MarkNoticeBody, MarkNoticesBody } from '../http/intake/notice.ts';
import { PolicyBody } from '../http/intake/policy.ts';
import { SaveViewBody } from '../http/intake/saved-view.ts';
import { caseAnswerExamples } from './case-answer-examples.ts';
import { caseCommandExamples } from './case-command-examples.ts';
import { sent, type SchemaExample } from './example.ts';

const station = 'shifan.dongcheng.hubin';
const matter = {
  ledger: 'claim',
  category: 'noise',
  summary: '夜间施工噪声',
  detail: '连续三晚施工到凌晨',
  unit: 'shifan.dongcheng.linjiang',
  reporter: { name: '张三', phone: '13800000000' },
} as const;
const term = { since: '2026-12-21T09:00:00+08:00', until: '2026-12-30T18:00:00+08:00' };
const morning = ['09:00', '12:00'];
const afternoon = ['14:00', '18:00'];
const day = [morning, afternoon];
const calendar = {
  timeZone: 'Asia/Shanghai',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: ['2026-10-01', '2026-10-02', '2027-01-01'],
  workdays: [{ date: '2026-10-10', windows: day }],
  knownYears: [2026],
};

/** What intake's document shows; bodies are sent, as they stand here, by its fuzz test. */
export const intakeExamples: readonly SchemaExample[] = [
  sent(AddressBody, { original: false }),
  sent(CitizenAddressBody, {}),
  ...caseCommandExamples,
  ...caseAnswerExamples,
  sent(RegisterBody, { ...matter, channel: 'portal' }),
  sent(HandleAtOnceBody, {
    ...matter,
    ...{ channel: 'visit', result: '已劝止夜间施工', evidence: [{ text: '现场记录' }] },
  }),
  sent(DuplicatesBody, { summary: '夜间施工噪声', place: '柳浪路8号', category: 'noise' }),
  sent(MergePreviewBody, {
    into: '019a9d2e-6f00-7000-8000-000000000001',
    cases: ['019a9d2e-6f00-7000-8000-000000000002'],
  }),
  sent(BulkBody, {
    command: 'urge',
    body: { text: '请抓紧办理' },
    selection: { ids: ['019a9d2e-6f00-7000-8000-000000000001'] },
  }),
  sent(BulkPreviewBody, {
    command: 'assign',
    body: { unit: station },
    selection: { search: { stage: 'submitted' } },
  }),
  sent(ClaimBody, { claim: '5PXP-LLVW-2Y97-9VZ4' }),
  sent(ConfirmBody, { confirmation: 'AAAA2222' }),
  sent(MarkNoticeBody, {}),
  sent(MarkNoticesBody, { ids: ['019a9d2e-6f00-7000-8000-000000000001'] }),
  sent(SaveViewBody, { name: '本月逾期', search: 'tab=overdue', sharedWith: null }),
  sent(AddUnitBody, {
    path: `${station}.xinjie`,
    nameZh: '新街警务室',
    nameEn: 'Xinjie Room',
    level: 'room',
  }),
  sent(AddPersonBody, { id: 'hubin-officer-9', nameZh: '湖滨所民警', role: 'officer', unit: station }),
  sent(RenameUnitBody, { path: station, nameZh: '湖滨派出所', nameEn: 'Lakeside Station' }),
  sent(ChangePersonBody, { nameZh: '湖滨派出所所长' }),
  sent(ContactBody, { email: 'chief@example.org', webhook: null }),
  sent(SeatBody, { unit: station, post: 'deputy', person: 'hubin-officer' }),
  sent(StandInBody, { unit: station, person: 'hubin-officer', ...term }),
  sent(CancelBody, {}),
  sent(AbsenceBody, { person: 'hubin-desk', ...term }),
  sent(WhatIfBody, {
    calendar: 'cn',
    limit: { kind: 'working-days', days: 7 },
    startedAt: '2026-09-30T16:00:00+08:00',
    suspensions: [{ from: '2026-10-12T09:00:00+08:00', to: '2026-10-13T12:00:00+08:00' }],
  }),
  sent(CalendarBody, calendar),
  sent(PolicyBody, {
    policy: {
      version: 'noise-in-three-days',
      rules: [
        { when: { category: 'noise' }, clocks: { complete: { limit: { kind: 'working-days', days: 3 } } } },
      ],
    },
  }),
  sent(GuidanceBody, {
    law: [{ nameZh: '《中华人民共和国噪声污染防治法》第八十二条' }],
    steps: [{ textZh: '到现场劝止并记录' }],
    answers: [{ nameZh: '已劝止', textZh: '{number}：{unit}已到{place}劝止。' }],
  }),
  sent(CategoriesBody, {
    categories: [
      {
        ...{ slug: 'noise', nameZh: '噪声扰民', nameEn: 'Noise', audience: 'public' },
        ledgers: ['suggestion', 'claim', 'complaint'],
        limits: { complete: { kind: 'working-days', days: 3 } },
        fields: [{ name: 'floor', labelZh: '楼层', labelEn: 'Floor', type: 'number', required: false }],
      },
    ],
  }),
];
