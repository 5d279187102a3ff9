import { expect, it } from '@jest/globals';
import { meetingTellings } from '@fengqiao/domain/consultation/seats';
import { caseTellings } from '@fengqiao/domain/case/ladder/notice-rules';
import { disputeTellings } from '@fengqiao/domain/dispute/ladder/tellings';
import { hazardTellings } from '@fengqiao/domain/hazard/ladder/tellings';
import { causeInWords } from './cause-words.ts';
import { mediationWords } from './mediation-words.ts';
import { outreachWords } from './outreach-words.ts';

const toldOf = (tellings: object) =>
  Object.entries(tellings).flatMap(([type, telling]) => ('to' in telling ? [type] : []));
const [caseId, aboutId] = ['a', 'b'];
const nothing = { caseId: null, aboutKind: null, aboutId: null, number: 'N', rung: null, clock: null };

it.each(toldOf(caseTellings))('what is told of a case has words: %s', (causeType) => {
  const words = causeInWords({ ...nothing, caseId, causeType } as never);
  expect(words['zh-CN']).not.toBe(causeType);
  expect(words.en).not.toBe(causeType);
});

it.each([
  ...toldOf(disputeTellings).map((type) => ['dispute', type] as const),
  ...toldOf(meetingTellings).map((type) => ['consultation', type] as const),
])('what mediation has told has words: %s %s', (aboutKind, causeType) => {
  const words = causeInWords({ ...nothing, aboutKind, aboutId, causeType } as never);
  expect(words['zh-CN']).not.toBe(mediationWords[aboutKind].general[0]);
});

it.each(toldOf(hazardTellings))('what outreach has told has words: hazard %s', (causeType) => {
  const words = causeInWords({ ...nothing, aboutKind: 'hazard', aboutId, causeType } as never);
  expect(words['zh-CN']).not.toBe(outreachWords.hazard.general[0]);
});
