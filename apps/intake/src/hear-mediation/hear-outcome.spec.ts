import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@fengqiao/test-rig/harness/until';
import pg from 'pg';
import { give } from '../intake.scenario.ts';
import { refer, TwoServices } from './two-services.scenario.ts';

const [officer, chief] = ['linjiang-officer-a', 'linjiang-chief'];
let sides: TwoServices;

/** Monday; a case referred then has seven working days left, to 25 November. */
const referredOn = '2026-11-16T10:00:00+08:00';
/** Two working days later, to the minute. */
const endedOn = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  sides = await TwoServices.start(referredOn);
}, 60_000);
afterAll(() => sides.stop());

async function waiting(): Promise<string> {
  sides.clock.set(referredOn);
  const id = await sides.referred();
  expect(await sides.clockOf(id)).toMatchObject({ state: 'suspended', dueAt: null });
  sides.clock.set(endedOn);
  return id;
}

/** Woken once, with what was left: two working days later than it would have been. */
async function isWoken(id: string, dispute: string, referrals: number[] = []): Promise<void> {
  expect(await sides.clockOf(id)).toMatchObject({ state: 'running', dueAt: '2026-11-27T18:00:00+08:00' });
  expect(await sides.heard(id)).toEqual([
    {
      at: new Date(endedOn),
      data: expect.objectContaining({
        by: null,
        fact: { type: 'mediation-ended', dispute, outcome: 'agreed', referrals },
      }),
    },
  ]);
  expect(await sides.told(id, 'mediation-ended')).toEqual([chief, officer]);
}

describe('what a dispute came to', () => {
  it('wakes the case that waited for it, and tells its handler and chief', async () => {
    const id = await waiting();
    const { subject } = await sides.mediation.ends([id]);
    await sides.hasHeard(id);
    await isWoken(id, subject);
    const { body } = await sides.intake.get('/v1/notices', { as: officer });
    expect(body.items[0]).toMatchObject({ case: { id }, cause: { words: { en: 'Mediation has ended' } } });
  });

  it('told while intake is down, wakes it once when it is up again', async () => {
    const id = await waiting();
    await sides.intakeStops();
    const { subject } = await sides.mediation.ends([id]);
    await sides.intakeStarts();
    await sides.hasHeard(id);
    await isWoken(id, subject);
  });

  it('delivered twice and before what came first, wakes it once', async () => {
    const id = await waiting();
    const first = await sides.mediation.ofDispute('accepted', { referredBy: [id] });
    const { subject } = first;
    const data = { outcome: 'agreed' as const, referredBy: [id] };
    const last = await sides.mediation.ofDispute('agreed', data, subject, 2);
    await sides.mediation.publish(last, last, first, last, first);
    await sides.hasHeard(id);
    const bench = await sides.bench();
    expect(await bench.settled()).toEqual([]);
    await bench.close();
    await isWoken(id, subject);
  });

  it('told of several cases, wakes each; of one nobody has, nothing', async () => {
    const [one, other] = [await waiting(), await waiting()];
    const { subject } = await sides.mediation.ends([other, '00000000-0000-7000-8000-000000000000', one]);
    await sides.hasHeard(one);
    for (const id of [one, other]) await isWoken(id, subject);
  });

  it('is on record only, when the handler has resumed the case before', async () => {
    const id = await waiting();
    await give(sides.intake, id, [['resume', officer, {}]]);
    const before = await sides.clockOf(id);
    sides.clock.advance(3_600_000);
    await sides.mediation.ends([id]);
    await sides.hasHeard(id);
    expect((await sides.clockOf(id)).dueAt).toBe(before.dueAt);
    expect(await sides.heard(id)).toHaveLength(1);
  });

  it('is on record only, when the case was replied to before', async () => {
    const id = await waiting();
    await give(sides.intake, id, [['reply', officer, { result: '已劝止', evidence: [{ text: '记录' }] }]]);
    const { clocks } = await sides.caseOf(id);
    await sides.mediation.ends([id], { outcome: 'withdrawn' });
    await sides.hasHeard(id);
    expect(await sides.caseOf(id)).toMatchObject({ stage: 'replied', clocks });
  });

  it('is nothing to a case that was merged meanwhile, nor to the one that waits for a dispute of its own', async () => {
    const [gone, survivor] = [await waiting(), await waiting()];
    await give(sides.intake, gone, [['merge', 'linjiang-desk', { into: survivor }]]);
    const { version } = await sides.caseOf(gone);
    await sides.mediation.ends([gone]);
    const next = await waiting();
    await sides.mediation.ends([next]);
    await sides.hasHeard(next);
    expect((await sides.caseOf(gone)).version).toBe(version);
    expect(await sides.clockOf(survivor)).toMatchObject({ state: 'suspended' });
  });

  it('is on record only, when the case was referred again and waits for that', async () => {
    const id = await waiting();
    await give(sides.intake, id, [['resume', officer, {}], refer]);
    const [first, second] = (await sides.referrals(id)).map((seq) => [{ caseId: id, seq }]);
    await sides.mediation.ends([id], { referrals: first });
    await sides.hasHeard(id);
    expect(await sides.clockOf(id)).toMatchObject({ state: 'suspended' });
    await sides.mediation.ends([id], { referrals: second });
    await until('it has heard again', async () => (await sides.heard(id)).length === 2);
    expect(await sides.clockOf(id)).toMatchObject({ state: 'running' });
  });

  it('wakes a case of an earlier release, which did not keep what it waits for', async () => {
    const id = await waiting();
    const forget = `update ledger_case set state = state #- '{suspension,referral}' where id = $1`;
    await sides.intake.dataSource.query(forget, [id]);
    const { subject } = await sides.mediation.ends([id], { referrals: [{ caseId: id, seq: 2 }] });
    await sides.hasHeard(id);
    await isWoken(id, subject, [2]);
  });

  it('wakes a case that was referred again after it had heard the same', async () => {
    const id = await waiting();
    const first = await sides.mediation.ends([id]);
    await sides.hasHeard(id);
    await give(sides.intake, id, [refer]);
    const data = { outcome: 'agreed' as const, referredBy: [id] };
    await sides.mediation.publish(await sides.mediation.ofDispute('agreed', data, first.subject, 2));
    await until('it has heard again', async () => (await sides.heard(id)).length === 2);
    expect(await sides.clockOf(id)).toMatchObject({ state: 'running' });
  });
});

it('takes its cases in the order in which commands on two take theirs', async () => {
  const [low, high] = [await waiting(), await waiting()].sort() as [string, string];
  const merging = new pg.Client({ connectionString: sides.intake.databaseUrl });
  await merging.connect();
  try {
    await merging.query('begin');
    const lock = 'select from ledger_case where id = $1 for update nowait';
    await merging.query(lock, [low]);
    await sides.mediation.ends([high, low]);
    const waits = `select from pg_stat_activity
      where datname = current_database() and wait_event in ('transactionid', 'tuple')`;
    // By another connection: within a transaction who waits is looked at once.
    const { dataSource } = sides.intake;
    await until('it waits', async () => (await dataSource.query(waits)).length === 1);
    // A command that merges the two has the first, and comes to the second now.
    expect((await merging.query(lock, [high])).rowCount).toBe(1);
    await merging.query('commit');
  } finally {
    await merging.end();
  }
  await sides.hasHeard(high);
});

it('a broken event parks its dispute, and what other disputes came to is heard', async () => {
  const [one, other] = [await waiting(), await waiting()];
  const broken = await sides.mediation.ofDispute('agreed', {
    referredBy: [one],
    outcome: 'burnt' as 'agreed',
  });
  await sides.mediation.publish(broken);
  const { subject } = await sides.mediation.ends([other]);
  await sides.hasHeard(other);
  await isWoken(other, subject);
  const bench = await sides.bench();
  expect(await bench.settled()).toEqual([
    { aggregateId: broken.subject, seq: 1, reason: 'body does not have the shape of its type' },
  ]);
  await bench.close();
  expect(await sides.clockOf(one)).toMatchObject({ state: 'suspended' });
});
