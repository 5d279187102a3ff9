import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { channels, ledgers, stages } from '@fengqiao/domain/case/case';
import type { CaseSummary } from '@fengqiao/contracts/http/intake/case';
import type { Condition, FieldCondition } from '@fengqiao/contracts/http/intake/case-condition';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import fc from 'fast-check';
import type { z } from 'zod';
import { complaint, matter, startIntake } from '../intake.scenario.ts';

type Shown = z.infer<typeof CaseSummary>;

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const people = sampleRows('people.csv').map(({ id }) => id ?? '');
const units = sampleRows('units.csv').map(({ path }) => path ?? '');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
  for (const about of ['shifan.dongcheng', 'shifan.ducha'])
    await intake.post('/v1/cases', { body: { ...complaint, subjectUnit: about } });
  await intake.post('/v1/cases', { body: { ...matter, summary: '井盖松动' } });
});
afterAll(() => intake.stop());

const some = <T>(of: readonly T[]) => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 3 });
const moments = ['2026-10-01T00:00:00+08:00', '2026-11-10T00:00:00+08:00', '2026-11-20T17:00:00+08:00'];
const between = fc.oneof(
  fc.record({ from: fc.constantFrom(...moments) }),
  fc.record({ before: fc.constantFrom(...moments) }),
);
const field = fc.oneof(
  fc.record({ stage: some(stages) }),
  fc.record({ ledger: some(ledgers) }),
  fc.record({ channel: some(channels) }),
  fc.record({ unit: some(units) }),
  fc.record({ owner: some(units) }),
  fc.record({ handler: some<string | null>([...people, null]) }),
  fc.record({ overdue: fc.boolean() }),
  fc.record({ received: between }),
  fc.record({ level: fc.record({ atLeast: fc.nat({ max: 3 }) }) }),
  fc.record({ round: fc.record({ atLeast: fc.nat({ max: 3 }) }) }),
) as fc.Arbitrary<FieldCondition>;
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    field,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ) as fc.Arbitrary<Condition>,
}));

const met: { readonly [Field in string]: (shown: Shown, value: never) => boolean } = {
  stage: ({ stage }, values: string[]) => values.includes(stage),
  ledger: ({ ledger }, values: string[]) => values.includes(ledger),
  channel: ({ channel }, values: string[]) => values.includes(channel),
  unit: ({ unit }, values: string[]) =>
    values.some((value) => unit === value || unit.startsWith(`${value}.`)),
  owner: ({ owner }, values: string[]) => values.includes(owner.unit),
  handler: ({ handler }, values: (string | null)[]) => values.includes(handler),
  overdue: ({ overdue }, is: boolean) => overdue === is,
  received: ({ receivedAt }, { from, before }: { from?: string; before?: string }) =>
    (from === undefined || Date.parse(receivedAt) >= Date.parse(from)) &&
    (before === undefined || Date.parse(receivedAt) < Date.parse(before)),
  level: ({ level }, { atLeast }: { atLeast: number }) => level >= atLeast,
  round: ({ round }, { atLeast }: { atLeast: number }) => round >= atLeast,
};

function meets(shown: Shown, asked: Condition): boolean {
  if ('all' in asked) return asked.all.every((part) => meets(shown, part));
  if ('any' in asked) return asked.any.some((part) => meets(shown, part));
  if ('not' in asked) return !meets(shown, asked.not);
  const [name, value] = Object.entries(asked)[0] as [string, never];
  return (met[name] as (typeof met)[string])(shown, value);
}

async function listed(as: string, where?: Condition): Promise<Shown[]> {
  const narrowed = where ? `&where=${encodeURIComponent(JSON.stringify(where))}` : '';
  const { status, body } = await intake.get(`/v1/cases?limit=200${narrowed}`, { as });
  expect([status, body.next]).toEqual([200, null]);
  return body.items;
}

async function counted(as: string, where: Condition): Promise<number> {
  const text = encodeURIComponent(JSON.stringify(where));
  return (await intake.get(`/v1/cases/counts?where=${text}`, { as })).body.count;
}

it('what a condition finds are the cases of the list that meet it, whoever asks', async () => {
  const lengths: number[] = [];
  for (const [as, where] of fc.sample(fc.tuple(fc.constantFrom(...people), condition), 150)) {
    const all = await listed(as);
    const found = await listed(as, where);
    const expected = all.filter((shown) => meets(shown, where));
    expect([where, found.map(({ id }) => id)]).toEqual([where, expected.map(({ id }) => id)]);
    lengths.push(found.length);
  }
  expect(new Set(lengths).size).toBeGreaterThan(5);
}, 120_000);

it('a condition and its opposite share out the list, also of what a reader may not see', async () => {
  const reporter = { name: '慕容复生', phone: '13922223333' };
  await intake.post('/v1/cases', { body: { ...matter, reporter } });
  for (const as of ['hq-analyst', 'dongcheng-desk', 'linjiang-officer-a']) {
    const all = (await listed(as)).length;
    for (const words of ['慕容复生', '139 2222 3333', '井盖']) {
      const where = { words };
      expect([words, (await counted(as, where)) + (await counted(as, { not: where }))]).toEqual([words, all]);
    }
  }
  expect(await counted('hq-analyst', { words: '慕容复生' })).toBe(0);
});

it.each([
  ['no JSON', '{'],
  ['nothing', '{}'],
  ['two things at once', '{"stage":["closed"],"ledger":["claim"]}'],
  ['an unknown field', '{"reporter":["x"]}'],
  ['an unknown value', '{"stage":["nowhere"]}'],
  ['none of them', '{"any":[]}'],
  ['no moment', '{"received":{}}'],
  ['six levels', `${'{"not":'.repeat(6)}{"overdue":true}${'}'.repeat(6)}`],
  ['sixty-one parts', JSON.stringify({ all: Array.from({ length: 61 }, () => ({ overdue: true })) })],
  ['four thousand levels', `${'['.repeat(4000)}`],
  ['a name of Object', '{"__proto__":["x"]}'],
])('%s is refused, and nothing is asked', async (_, where) => {
  const { status, body } = await intake.get(`/v1/cases?where=${encodeURIComponent(where)}`, {
    as: 'hq-analyst',
  });
  expect([status, body.code]).toEqual([400, 'validation']);
});

it('quotes and signs of SQL are values', async () => {
  const words = `x' or '1'='1`;
  expect(await listed('hq-analyst', { any: [{ words }, { words: ':where0 $1 %' }] })).toEqual([]);
});
