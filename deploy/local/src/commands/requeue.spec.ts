import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { StreamHarness } from '@fengqiao/test-rig/harness/stream-harness';
import { until } from '@fengqiao/test-rig/harness/until';
import { register, steps } from '../../../../apps/intake/src/intake.scenario.ts';
import { startHeadquarters, type Headquarters } from '../../../../apps/scoring/src/scoring.scenario.ts';
import { readRequeueArguments, requeue, usage } from './requeue.ts';

let headquarters: Headquarters;
let stream: StreamHarness;

beforeAll(async () => {
  headquarters = await startHeadquarters(new ManualClock('2026-11-20T17:00:00+08:00'));
  const { nats, scoring } = headquarters;
  stream = await StreamHarness.connect(nats.url, {
    owner: 'intake',
    reader: 'scoring',
    inbox: scoring.dataSource,
  });
}, 60_000);
afterAll(async () => {
  await stream.close();
  await headquarters.stop();
});

async function run(...words: string[]): Promise<[code: number, lines: string[]]> {
  const lines: string[] = [];
  const env = {
    DATABASE_URL_INTAKE: headquarters.intake.databaseUrl,
    DATABASE_URL_SCORING: headquarters.scoring.databaseUrl,
  };
  const code = await requeue('/nowhere', words, env, (line) => lines.push(line));
  return [code, lines];
}

async function facts(id: string): Promise<number[]> {
  const rows: { seq: number }[] = await headquarters.scoring.dataSource.query(
    'select seq from case_fact where case_id = $1 order by seq',
    [id],
  );
  return rows.map(({ seq }) => seq);
}

/** A case that is told of wrongly once, and moves on. */
async function parkedCase(): Promise<string> {
  const { intake } = headquarters;
  const { body } = await register(intake);
  await until('it is known', async () => (await facts(body.id)).length === 1);
  const wrong = await stream.forge('fengqiao.intake.case.registered', { data: null });
  await stream.publish({ ...wrong, subject: body.id, seq: 2, id: `${body.id}:2` });
  expect(await stream.settled()).toContainEqual(expect.objectContaining({ aggregateId: body.id, seq: 2 }));
  for (const [command, as, content] of steps.slice(0, 2))
    await intake.post(`/v1/cases/${body.id}/${command}`, { as, body: content });
  await stream.settled();
  expect(await facts(body.id)).toEqual([1]);
  return body.id;
}

it('what is parked is listed, and back with all its facts in order once it is requeued', async () => {
  const [one, other] = [await parkedCase(), await parkedCase()];
  const [, listed] = await run('--list', 'scoring');
  expect(listed).toEqual([
    'scoring: 2 parked',
    ...[one, other].map((id) =>
      expect.stringMatching(
        `^  intake ${id} from 2 since [0-9T:.-]+Z: body does not have the shape of its type$`,
      ),
    ),
  ]);
  expect(await run('scoring', one)).toEqual([0, ['scoring: 1 requeued', 'scoring: 1 in effect again']]);
  expect([await facts(one), await facts(other)]).toEqual([[1, 2, 3], [1]]);
  expect((await run('scoring', '--all'))[0]).toBe(0);
  expect(await facts(other)).toEqual([1, 2, 3]);
  expect(await run('scoring')).toEqual([0, ['scoring: 0 parked']]);
});

it('one that is not parked is an error, and so is a database nobody answers for', async () => {
  expect(await run('scoring', 'SQ-2026-000001')).toEqual([1, ['scoring: 0 requeued']]);
  expect(await run('mediation')).toEqual([1, [expect.stringMatching(/^mediation: .*is the stack running/)]]);
});

it('a service that has parked nothing says so', async () => {
  expect(await run('intake')).toEqual([0, ['intake: 0 parked']]);
  expect(await run('intake', '--all')).toEqual([0, ['intake: 0 requeued']]);
});

describe('words nobody knows do nothing', () => {
  it.each(['headquarters', '--everything', 'scoring a b', 'scoring a --all', '--list --all'])(
    '%s',
    async (text) => {
      expect(readRequeueArguments(text.split(' '))).toBeNull();
      expect(await run(...text.split(' '))).toEqual([2, [usage]]);
    },
  );
});
