import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hashSecret } from '@fengqiao/aggregate/codes/secrets';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import { placeForAttachments } from './attachments/attachments.scenario.ts';
import { attachmentExamples } from './attachments/fuzz-examples.scenario.ts';
import { guidanceExamples, guidedInFuzz } from './guidance/fuzz-examples.scenario.ts';
import { bulkExamples } from './bulk/bulk.scenario.ts';
import { directoryExamples } from './directory.scenario.ts';
import { TwoServices } from '../../mediation/src/mediation.scenario.ts';
import {
  asCitizen,
  caseIn,
  complaint,
  give,
  linjiang,
  matter,
  register,
  type Step,
} from './intake.scenario.ts';

/** A case whose owner has been told of it. */
async function told(): Promise<string> {
  return (await caseIn(services.intake, 'submitted')).id;
}

/** A code issued anew, with what was sent to confirm it. */
async function toConfirm(): Promise<Example> {
  const { id, number } = await caseIn(services.intake, 'handling');
  const receipt = { as: desk, body: {} };
  const { body: issued } = await services.intake.post(`/v1/cases/${id}/issue-receipt`, receipt);
  const { claim } = issued.receipt;
  const { body } = await services.intake.post(`/v1/public/cases/${number}/claim`, { body: { claim } });
  const confirmation = 'AAAA2222';
  await services.intake.dataSource.query(
    `insert into code_confirmation select id, query_code_hash, $2, now() from ledger_case where id = $1`,
    [id, hashSecret('confirmation', number, confirmation)],
  );
  return {
    as: 'nobody',
    number,
    headers: { 'query-code': body.queryCode },
    body: { confirmation },
    ofState: ['confirmation'],
  };
}

let services: TwoServices;
const ids: string[] = [];
let categories: object[] = [];
const examples: Record<string, Example[]> = {};

const [chief, desk, officer, above] = [
  'linjiang-chief',
  'linjiang-desk',
  'linjiang-officer-a',
  'dongcheng-chief',
];
const reason = { reason: '说明' };
const asked: Step = ['request-suspension', officer, { ...reason, reviewOn: '2026-12-07' }];
const onPaper = { onPaper: { signedOn: '2026-11-20', reference: '档案 7' } };
const other = { handler: 'linjiang-officer-b' };

/** In which stage, and after what else, each command succeeds. */
const ready: [stage: string, ...Step, before?: Step[]][] = [
  ['registered', 'submit', desk, { unit: linjiang }],
  ['registered', 'reclassify', desk, { ledger: 'suggestion' }],
  ['registered', 'transfer', desk, { unit: 'shifan.dongcheng' }],
  ['registered', 'report-up', desk, {}],
  ['submitted', 'assign', chief, { unit: linjiang, handler: officer }],
  ['submitted', 'decline', chief, { ...reason, referral: '法院' }],
  ['assigned', 'accept', officer, { handler: officer }],
  ['assigned', 'object', desk, reason],
  ['handling', 'change-handler', chief, other],
  ['handling', ...asked],
  ['handling', 'approve-suspension', chief, {}, [asked]],
  ['handling', 'refuse-suspension', chief, {}, [asked]],
  ['handling', 'resume', officer, {}, [asked, ['approve-suspension', chief, {}]]],
  ['handling', 'extend', above, { ...reason, workingDays: 3 }],
  ['handling', 'refer', officer, { place: `${linjiang}.hongqi`, parties: [{ name: '甲' }, { name: '乙' }] }],
  ['handling', 'reply', officer, { result: '已劝止', evidence: [{ text: '现场记录' }] }],
  ['replied', 'follow-up', desk, { outcome: 'satisfied' }],
  ['followed-up', 'sign-off', chief, {}],
  ['followed-up', 'send-back', chief, reason],
  ['signed-off', 'close', desk, { publicSummary: '噪声已劝止' }],
  ['closed', 'reopen', 'supervisor', reason],
  ['closed', 'withdraw-publication', 'supervisor', reason],
  ['handling', 'ask', officer, { text: '几楼？', by: '2026-11-27' }],
  ['handling', 'add', desk, { text: '三楼', ...onPaper }],
  ['replied', 'rate', desk, { outcome: 'satisfied', ...onPaper }],
  ['handling', 'choose-messages', desk, { messages: ['sms'], ...onPaper }],
  ['handling', 'withdraw', desk, onPaper],
  ['declined', 'appeal', desk, { ...reason, ...onPaper }],
  ['handling', 'issue-receipt', desk, {}],
  ['registered', 'merge', desk, {}],
  ['merged', 'unmerge', desk, {}],
  ['registered', 'void', 'supervisor', reason],
  ['handling', 'correct', 'supervisor', { ...reason, receivedAt: '2026-11-19T09:00:00+08:00' }],
  ['handling', 'urge', above, { text: '请抓紧' }],
  ['handling', 'name-subject', desk, { subjectPersons: ['hubin-officer'] }],
];
const byCitizen: [stage: string, act: string, body: object][] = [
  ['replied', 'rating', { outcome: 'unsatisfied' }],
  ['handling', 'add', { text: '补充' }],
  ['handling', 'messages', { messages: ['sms'] }],
  ['handling', 'withdraw', {}],
  ['closed', 'reopen', reason],
  ['declined', 'appeal', reason],
];

beforeAll(async () => {
  services = await TwoServices.start(new ManualClock('2026-11-20T17:00:00+08:00'), {
    attachments: await placeForAttachments(),
  });
  ids.push((await register(services.intake)).body.id);
  for (const [stage, command, as, body, before = []] of ready)
    for (let n = 0; n < 2; n++) {
      const { id } = await caseIn(services.intake, stage);
      await give(services.intake, id, before);
      const content = command === 'merge' ? { into: ids[0] } : body;
      ids.push(id);
      (examples[`POST /v1/cases/{id}/${command}`] ??= []).push({ as, id, body: content, ofState: ['into'] });
    }
  for (const [stage, act, body] of byCitizen)
    for (let n = 0; n < 2; n++) {
      const { number, queryCode } = await caseIn(services.intake, stage);
      const citizen = { as: 'nobody', number, headers: { 'query-code': queryCode } };
      (examples[`POST /v1/public/cases/{number}/${act}`] ??= []).push({ ...citizen, body });
      (examples['GET /v1/public/cases/{number}'] ??= []).push(citizen);
    }
  for (let n = 0; n < 3; n += 1) {
    const own = await caseIn(services.intake, 'handling');
    const path = `/v1/cases/${own.id}/issue-receipt`;
    const { body } = await services.intake.post(path, { as: desk, body: {} });
    const claim = {
      as: 'nobody',
      number: own.number,
      body: { claim: body.receipt.claim },
      ofState: ['claim'],
    };
    (examples['POST /v1/public/cases/{number}/claim'] ??= []).push(claim);
    (examples['POST /v1/public/cases/{number}/confirm'] ??= []).push(await toConfirm());
  }
  // What is decided about an appeal, and against a citizen who is not satisfied, needs more than a case in a stage.
  for (const [command, body] of Object.entries({ 'accept-appeal': {}, 'refuse-appeal': reason })) {
    const declined = await caseIn(services.intake, 'declined');
    await asCitizen(services.intake, declined, 'appeal', reason);
    examples[`POST /v1/cases/{id}/${command}`] = [{ as: above, id: declined.id, body }];
  }
  const { body: hidden } = await register(services.intake, { body: complaint });
  await asCitizen(services.intake, hidden, 'consent', { given: true });
  for (let n = 0; n < 2; n += 1) {
    const { body: own } = await register(services.intake, { body: complaint });
    (examples['POST /v1/public/cases/{number}/consent'] ??= []).push({
      ...{ as: 'nobody', number: own.number, headers: { 'query-code': own.queryCode } },
      body: { given: true },
    });
  }
  examples['POST /v1/cases/{id}/lift-confidentiality'] = [{ as: 'supervisor', id: hidden.id, body: {} }];
  examples['POST /v1/cases/handle-at-once'] = [
    {
      as: officer,
      body: { ...matter, channel: 'visit', result: '已劝止', evidence: [{ text: '现场记录' }] },
    },
  ];
  for (const path of [
    '',
    '/disputes',
    '/events',
    '/clocks',
    '/notices',
    '/messages',
    '/duplicates',
    '/guidance',
    '/file.pdf',
  ])
    examples[`GET /v1/cases/{id}${path}`] = [{ as: desk, id: ids[0] ?? '' }];
  const drafted = { summary: '夜间施工噪声', place: '柳浪路8号', category: 'noise' };
  examples['POST /v1/duplicates'] = [{ as: desk, body: drafted }];
  examples['POST /v1/duplicates/merge-preview'] = [
    { as: desk, body: { into: ids[0], cases: ids.slice(1, 3) }, ofState: ['into', 'cases'] },
  ];
  examples['POST /v1/cases/{id}/acknowledge'] = [{ as: chief, id: await told(), body: {} }];
  for (const act of ['read', 'acknowledge']) {
    const { body: inbox } = await services.intake.get(`/v1/notices?limit=2`, { as: chief });
    const [{ id }] = inbox.items;
    examples[`POST /v1/notices/{id}/${act}`] = [{ as: chief, id, body: {} }];
    examples[`POST /v1/notices/${act}`] = [{ as: chief, body: { ids: [id] } }];
  }
  Object.assign(examples, await directoryExamples(services.intake));
  Object.assign(examples, await attachmentExamples(services.intake));
  examples['PUT /v1/policies/case'] = [
    {
      as: 'admin',
      body: { policy: { version: 'fuzz-1', rules: [{ when: { category: 'x' }, clocks: {} }] } },
    },
  ];
  examples['GET /v1/places'] = [{ as: 'nobody', query: `q=${encodeURIComponent('红旗')}` }];
  const asked = { any: [{ overdue: true }, { not: { stage: ['closed'] } }, { words: '噪声' }] };
  const where = `where=${encodeURIComponent(JSON.stringify(asked))}`;
  examples['GET /v1/cases'] = [{ as: 'hq-analyst', query: `${where}&order=unit&backwards=true` }];
  examples['GET /v1/cases/groups'] = [{ as: 'hq-analyst', query: `by=receivedOn&${where}` }];
  Object.assign(examples, await bulkExamples(services.intake));
  const view = { name: '逾期', search: 'tab=overdue', sharedWith: 'shifan.dongcheng.linjiang' };
  examples['PUT /v1/views/{id}'] = [{ as: chief, id: ids[0] ?? '', body: view }];
  examples['DELETE /v1/views/{id}'] = [{ as: chief, id: ids[0] ?? '' }];
  Object.assign(examples, await guidanceExamples(services.intake));
  const { body: published } = await services.intake.get('/v1/categories', { as: 'admin' });
  categories = published.categories;
  examples['PUT /v1/categories'] = [
    { as: 'admin', body: { categories: categories.slice(0, -1) } },
    { as: 'admin', body: { categories } },
  ];
  examples['GET /v1/categories'] = [{ as: 'nobody' }, { as: 'admin', query: 'version=1' }];
  for (const file of ['ledger', 'units', 'people', 'places'])
    examples[`POST /v1/imports/${file}`] = [{ as: 'admin', body: sampleFile(`${file}.csv`) }];
  const { reporter: _, ...nameless } = matter;
  examples['POST /v1/cases'] = [
    { as: 'nobody', body: { ...nameless, anonymous: true, subjects: '那位民警' } },
    { as: 'linjiang-desk', body: { ...matter, receivedAt: '2026-11-20T09:00:00+08:00' } },
    { as: 'bureau-desk', body: { ...complaint, subjectPersons: ['hubin-officer'], note: 'x' } },
  ];
  const hours = [['09:00', '24:00']];
  const calendar = { timeZone: 'America/New_York', weekly: { mon: hours, sun: hours }, knownYears: [2026] };
  const limits = [
    { kind: 'working-days', days: 7 },
    { kind: 'working-time', minutes: 480.5 },
    { kind: 'calendar', duration: 'P1M', roll: 'next-working-day' },
    { kind: 'calendar', duration: 'P30D', roll: 'next-working-day', end: 'end-of-day' },
    { kind: 'elapsed', duration: 'PT3M' },
    null,
  ];
  const suspensions = [{ from: '2026-11-02T00:00:00Z', to: '2026-11-03T12:00:00Z' }];
  const { body: bureau } = await services.intake.get('/v1/calendars/cn', { as: 'admin' });
  const saturdays = { unit: 'shifan.dongcheng.linjiang', weekly: { sat: hours } };
  examples['PUT /v1/calendars/cn'] = [
    { as: 'admin', body: { ...bureau, holidays: [...bureau.holidays, '2027-01-01'] } },
    { as: 'admin', body: { ...bureau, unitHours: [saturdays] } },
  ];
  examples['POST /v1/clock/project'] = limits.flatMap((limit) =>
    [calendar, 'cn'].map((each) => ({
      as: 'hq-analyst',
      body: {
        calendar: each,
        limit,
        startedAt: '2026-11-01T05:30:00Z',
        asOf: '2026-11-20T17:00:00Z',
        suspensions,
      },
    })),
  );
}, 180_000);
afterAll(() => services.stop());

it(
  'whatever intake is asked, it answers as it promises and keeps nothing of what it refuses',
  async () => {
    const { intake } = services;
    const units = sampleRows('units.csv').map((unit) => unit['path'] ?? '');
    const people = sampleRows('people.csv').map((person) => person['id'] ?? '');
    const { onlyRefused, badExamples, badRepeats } = await fuzzService(intake, {
      people: [desk, chief, officer, above, 'supervisor', 'bureau-desk', 'admin', 'hq-analyst'],
      known: {
        id: ids,
        about: guidedInFuzz,
        unit: units,
        owner: units,
        subjectUnit: units,
        handler: people,
        subjectPersons: people,
        phone: ['13800000000', '+86 10-6500 0000'],
        timeZone: ['Asia/Shanghai', 'America/New_York', 'UTC'],
      },
      examples,
      // Whatever catalogue was published meanwhile: the sample's again.
      stillWorks: async () => {
        await intake.put('/v1/categories', { as: 'admin', body: { categories } });
        return register(intake);
      },
    });
    // The built-in policy does not allow it at all.
    expect(onlyRefused).toEqual(['POST /v1/cases/{id}/close-unsatisfied']);
    expect(badExamples).toEqual(['POST /v1/cases/{id}/close-unsatisfied: not tried']);
    // The act took the case out of its giver's sight, and a repeated answer goes only to whoever could read it now.
    expect(badRepeats).toEqual([
      'POST /v1/cases/{id}/transfer: 404',
      'POST /v1/cases/{id}/report-up: 404',
      'POST /v1/cases/{id}/name-subject: 404',
    ]);
  },
  20_000 + fuzzRuns * 300,
);
