import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import { ManualClock } from '@fengqiao/test-rig/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/sample';
import { TwoServices } from '../../mediation/src/mediation.scenario.ts';
import { complaint, matter, register, steps, walk } from './intake.scenario.ts';

let services: TwoServices;
const ids: string[] = [];
const examples: Record<string, Example[]> = {};

beforeAll(async () => {
  services = await TwoServices.start(new ManualClock('2026-11-20T17:00:00+08:00'));
  for (const [i, [command, as, body]] of steps.entries())
    for (let n = 0; n < 3; n++) {
      const id =
        i === 0 ? (await register(services.intake)).body.id : await walk(services.intake, steps[i - 1]![0]);
      ids.push(id);
      (examples[`POST /v1/cases/{id}/${command}`] ??= []).push({ as, id, body });
    }
  for (const file of ['ledger', 'units', 'people'])
    examples[`POST /v1/imports/${file}`] = [{ as: 'admin', body: sampleFile(`${file}.csv`) }];
  const { reporter: _, ...nameless } = matter;
  examples['POST /v1/cases'] = [
    { as: 'linjiang-desk', body: { ...matter, receivedAt: '2026-11-20T09:00:00+08:00' } },
    { as: 'nobody', body: { ...nameless, anonymous: true } },
    { as: 'bureau-desk', body: { ...complaint, subjectPersons: ['hubin-officer'], note: 'x' } },
  ];
  const hours = [['09:00', '24:00']];
  const calendar = { timeZone: 'America/New_York', weekly: { mon: hours, sun: hours }, knownYears: [2026] };
  const limits = [
    { kind: 'working-days', days: 7 },
    { kind: 'working-time', minutes: 480.5 },
    { kind: 'calendar', duration: 'P1M', roll: 'next-working-day' },
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
  examples['PUT /v1/policies/case'] = [{ as: 'admin', body: { policy: { version: 'spec-1', rules: [] } } }];
  await directoryExamples();
  await noticeExamples();
}, 90_000);
afterAll(() => services.stop());

async function directoryExamples(): Promise<void> {
  const add = (path: string, ...bodies: object[]) =>
    (examples[`POST /v1/directory/${path}`] = bodies.map((body) => ({ as: 'admin', body })));
  const room = { nameZh: '新街警务室', nameEn: 'Xinjie Room', level: 'room' };
  const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
  add('units', ...letters.map((letter) => ({ ...room, path: `shifan.dongcheng.linjiang.${letter}` })));
  add('units/rename', { path: 'shifan.ducha', nameZh: '督察支队', nameEn: 'Supervision' });
  const person = { nameZh: '新人', role: 'mediator', unit: 'shifan.ducha' };
  add('people', ...letters.map((letter) => ({ ...person, id: `newcomer-${letter}` })));
  const deputies = [
    'beishan-officer',
    'dongcheng-officer',
    'qiaotou-officer',
    'xinfang-member',
    'sifa-member',
  ];
  const seat = (who: string) => ({ unit: 'shifan.beishan', post: 'deputy', person: who });
  add('posts/seat', ...deputies.map(seat));
  // The import of people, which comes before, leaves each with the one post of the file.
  add('posts/unseat', ...deputies.map(seat));
  const months = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'];
  const term = (month: string) => ({
    since: `${month}-01T00:00:00+08:00`,
    until: `${month}-02T00:00:00+08:00`,
  });
  const standIn = { unit: 'shifan.huzheng', person: 'huzheng-officer' };
  add('stand-ins', ...months.map((month) => ({ ...standIn, ...term(month) })));
  add('absences', ...months.map((month) => ({ person: 'sifa-member', ...term(month) })));
  for (const [path, body] of [
    ['stand-ins', { unit: 'shifan.jiaojing', person: 'jiaojing-officer' }],
    ['absences', { person: 'zongzhi-member' }],
  ] as const) {
    const made = [];
    for (const month of months) {
      const answer = await services.intake.post(`/v1/directory/${path}`, {
        as: 'admin',
        body: { ...body, ...term(month) },
      });
      made.push({ as: 'admin', id: answer.body.id as string, body: {} });
    }
    examples[`POST /v1/directory/${path}/{id}/cancel`] = made;
  }
  examples['POST /v1/directory/people/{id}/change'] = [
    { as: 'admin', id: 'tiaowei-member', body: { nameZh: '人民调解员乙' } },
  ];
  examples['POST /v1/directory/people/{id}/contact'] = [
    { as: 'admin', id: 'admin', body: { email: 'a@example.org', webhook: 'https://example.org/hook' } },
  ];
  examples['GET /v1/directory/people/{id}'] = [{ as: 'admin', id: 'admin' }];
  examples['GET /v1/directory/posts/history'] = [{ as: 'admin', query: 'unit=shifan&post=chief' }];
}

/** Handed over within opening hours, so that the officer may read of it now. */
async function noticeExamples(): Promise<void> {
  for (let n = 0; n < 6; n++) await walk(services.intake, 'assign');
  const { body } = await services.intake.get('/v1/notices', { as: 'linjiang-officer-a' });
  const own = body.items.map(({ id }: { id: string }) => ({ as: 'linjiang-officer-a', id, body: {} }));
  examples['POST /v1/notices/{id}/read'] = own;
  examples['POST /v1/notices/{id}/acknowledge'] = own;
}

it(
  'whatever intake is asked, it answers as it promises and keeps nothing of what it refuses',
  async () => {
    const { intake } = services;
    const units = sampleRows('units.csv').map((unit) => unit['path'] ?? '');
    const people = sampleRows('people.csv').map((person) => person['id'] ?? '');
    const onlyRefused = await fuzzService(intake, {
      people: ['linjiang-desk', 'linjiang-chief', 'linjiang-officer-a', 'bureau-desk', 'admin', 'hq-analyst'],
      known: {
        id: ids,
        unit: units,
        owner: units,
        subjectUnit: units,
        handler: people,
        subjectPersons: people,
        phone: ['13800000000', '+86 10-6500 0000'],
        timeZone: ['Asia/Shanghai', 'America/New_York', 'UTC'],
      },
      examples,
      stillWorks: () => register(intake),
    });
    expect(onlyRefused).toEqual([]);
  },
  20_000 + fuzzRuns * 300,
);
