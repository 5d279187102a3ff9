import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { bodyOf, emailOf } from '../deliver-notices/notice-text.ts';
import { handIn, photo, startWithAttachments } from '../attachments/attachments.scenario.ts';
import { asCitizen, complaint, give, linjiang, matter, type Step } from '../intake.scenario.ts';
import { CaseFileHandler } from '../case-file/case-file.handler.ts';
import { NoticeRow } from '../notices/notice.entity.ts';
import { ShowReferralRpcController } from '../show-referral/show-referral.rpc-controller.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const everybody = sampleRows('people.csv').map(({ id }) => id ?? '');
let intake: TestService;

beforeAll(async () => {
  ({ intake } = await startWithAttachments(clock));
});
afterAll(() => intake.stop());

/** A word of its own in each field, by which it is known wherever it comes out. */
const word = {
  reporter: 'ReporterPlanted',
  phone: '13900000001',
  summary: '摘要之词',
  detail: '详情之词',
  place: '地点之词',
  party: 'PartyPlanted',
  partyPhone: '13900000002',
  note: '附言之词',
  reason: '理由之词',
  result: '结果之词',
  evidence: '佐证之词',
  urge: '催办之词',
  means: '联系之词',
  withheld: '不公开之词',
  subjects: '被反映之词',
  photo: '照片之名',
  proof: '佐证之名',
} as const;
type Planted = keyof typeof word;

const written = {
  summary: word.summary,
  detail: word.detail,
  place: word.place,
  reporter: { name: word.reporter, phone: word.phone },
};

async function sent(): Promise<object[]> {
  const { body } = await handIn(intake, { bytes: await photo(), name: `${word.photo}.jpg` });
  return [{ id: body.id, key: body.key }];
}

async function proofOf(as: string): Promise<string> {
  const { body } = await handIn(intake, { bytes: await photo(), name: `${word.proof}.jpg`, as });
  return body.id;
}

/** Which planted words come out of anything that somebody is shown or sent. */
function found(shown: unknown): Planted[] {
  const text = JSON.stringify(shown);
  return (Object.keys(word) as Planted[]).filter((field) => text.includes(word[field]));
}

/** What the PDF says, which a spec of its own reads back. */
function paper(id: string, as: string): Promise<unknown> {
  const identity = { kind: 'token', subject: as, roles: null } as const;
  return intake.running.app.get(CaseFileHandler).paper(id, identity, 'zh-CN');
}

async function views(id: string, as: string) {
  const paths = ['', '/events', '/clocks', '/notices', '/attachments', '/guidance'].map(
    (path) => `/v1/cases/${id}${path}`,
  );
  const lists = ['/v1/cases?limit=200', '/v1/notices?limit=200', '/v1/accountability'];
  const answers = await Promise.all([...paths, ...lists].map((path) => intake.get(path, { as })));
  const papers = [{ body: await paper(id, as) }];
  // Of lists, what they say of this case.
  return [...answers, ...papers].map(({ body }) =>
    Array.isArray(body.items) && body.next !== undefined
      ? body.items.filter((item: object) => JSON.stringify(item).includes(id))
      : body,
  );
}

/** What the whole staff of the sample is shown, by person; those who are shown nothing left out. */
async function shownToStaff(id: string): Promise<Map<string, Planted[]>> {
  const shown = new Map<string, Planted[]>();
  for (const person of everybody) {
    const words = found(await views(id, person));
    if (words.length > 0) shown.set(person, words);
  }
  return shown;
}

const ofStaff: readonly Planted[] = [
  ...([
    'summary',
    'detail',
    'place',
    'note',
    'reason',
    'result',
    'evidence',
    'urge',
    'means',
    'withheld',
    'photo',
    'proof',
  ] as const),
];

function expectWords(
  shown: Map<string, Planted[]>,
  all: readonly Planted[],
  knowing: readonly Planted[],
  who: RegExp,
) {
  for (const [person, words] of shown) {
    const expected = who.test(person) ? [...all, ...knowing] : all;
    expect([person, [...words].sort()]).toEqual([person, [...expected].sort()]);
  }
}

const road = (handler: string, chief: string, desk: string, unit: string, above: string): Step[] => [
  ['submit', desk, { unit, note: word.note }],
  ['assign', chief, { unit, handler }],
  ['accept', handler, { handler }],
  ['urge', above, { text: word.urge }],
];
const toTheEnd = (handler: string, chief: string, desk: string, other: string, proof: string): Step[] => [
  ['reply', handler, { result: word.result, evidence: [{ text: word.evidence }, { attachment: proof }] }],
  [
    'follow-up',
    other,
    { outcome: 'satisfied', attempts: [{ at: '2026-11-16T10:00:00+08:00', means: word.means }] },
  ],
  ['send-back', chief, { reason: word.reason }],
  ['reply', handler, { result: word.result, evidence: [{ text: word.evidence }] }],
  ['follow-up', other, { outcome: 'satisfied' }],
  ['sign-off', chief, {}],
  ['close', desk, { withheldReason: word.withheld }],
];

describe('an ordinary case', () => {
  it('shows reporter and parties to those who work where it lies, the rest to whoever may see it', async () => {
    const { body: own } = await intake.post('/v1/cases', {
      body: { ...matter, ...written, attachments: await sent() },
    });
    await give(
      intake,
      own.id,
      road('linjiang-officer-a', 'linjiang-chief', 'linjiang-desk', linjiang, 'dongcheng-chief'),
    );
    const parties = [{ name: word.party, phone: word.partyPhone }, { name: 'Other' }];
    const referred = await give(intake, own.id, [
      ['refer', 'linjiang-officer-a', { place: `${linjiang}.hongqi`, parties }],
    ]);
    await give(
      intake,
      own.id,
      toTheEnd(
        'linjiang-officer-a',
        'linjiang-chief',
        'linjiang-desk',
        'linjiang-desk',
        await proofOf('linjiang-officer-a'),
      ),
    );
    const shown = await shownToStaff(own.id);
    for (const person of ['supervisor', 'hq-analyst', 'admin', 'linjiang-officer-b', 'bureau-desk'])
      expect([...shown.keys()]).toContain(person);
    expect([...shown.keys()]).not.toContain('hubin-chief');
    const knowing = ['reporter', 'phone', 'party', 'partyPhone'] as const;
    expectWords(shown, ofStaff, knowing, /^(linjiang|dongcheng|bureau)-(desk|chief|officer|deputy)/);
    // Its citizen: what was written and answered, no more.
    const { body } = await asCitizen(intake, own, null);
    expect(found(body).sort()).toEqual(['detail', 'photo', 'place', 'result', 'summary']);
    const referral = await intake.running.app
      .get(ShowReferralRpcController)
      .showReferral({ caseId: own.id, seq: referred.version });
    expect(found(referral).sort()).toEqual(['party', 'partyPhone', 'summary']);
  }, 60_000);
});

describe('a confidential case', () => {
  it('shows its reporter to the receiving desk alone, on every road', async () => {
    const about = { ...complaint, ...written, subjects: word.subjects, attachments: await sent() };
    const { body: own } = await intake.post('/v1/cases', { body: about });
    const unit = 'shifan.dongcheng';
    const settled: Step = [
      'name-subject',
      'dongcheng-desk',
      { subjectUnit: `${unit}.hubin`, reason: word.reason },
    ];
    await give(intake, own.id, [
      settled,
      ...road('dongcheng-officer', 'dongcheng-chief', 'dongcheng-desk', unit, 'bureau-chief'),
      ...toTheEnd(
        'dongcheng-officer',
        'dongcheng-chief',
        'dongcheng-desk',
        'dongcheng-desk',
        await proofOf('dongcheng-officer'),
      ),
    ]);
    const shown = await shownToStaff(own.id);
    for (const person of ['supervisor', 'hq-analyst', 'dongcheng-officer', 'dongcheng-chief'])
      expect([...shown.keys()]).toContain(person);
    expect([...shown.keys()].filter((person) => /hubin|linjiang/.test(person))).toEqual([]);
    expectWords(shown, ofStaff, ['reporter', 'phone', 'subjects'], /^dongcheng-desk$/);
    for (const person of shown.keys())
      expect([person, found(await paper(own.id, person)).sort()]).toEqual([person, [...ofStaff].sort()]);
    const { body } = await asCitizen(intake, own, null);
    expect(found(body).sort()).toEqual(['detail', 'photo', 'place', 'result', 'summary']);
  }, 60_000);
});

describe('what leaves the house', () => {
  it('carries none of it: notices as letters and for programs, events and plans', async () => {
    const { manager } = intake.dataSource;
    const notices = await manager.find(NoticeRow);
    expect(notices.length).toBeGreaterThan(10);
    const wording = { timeZone: 'Asia/Shanghai', consoleUrl: undefined };
    expect(found([emailOf(notices, wording), bodyOf('delivery', notices, wording)])).toEqual([]);
    const [{ left }] = await intake.dataSource.query(
      `select (select string_agg(data::text, '') from event) || (select string_agg(plan::text, '') from ladder_plan) as left`,
    );
    expect(found(left)).toEqual([]);
  });
});
