import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-29T10:00:00+08:00');
const settings = { registrationsPerHour: 4, trustedProxies: '127.0.0.0/8, ::1' };
let intake: TestService;
let second: TestService;

beforeAll(async () => {
  intake = await startIntake(clock, settings);
  second = await startIntake(clock, { ...settings, databaseUrl: intake.databaseUrl });
});
afterAll(async () => {
  await second.stop();
  await intake.stop();
});

const from = (address: string, service = intake, headers: Record<string, string> = {}) =>
  service.post('/v1/cases', { body: matter, headers: { 'x-forwarded-for': address, ...headers } });

async function statuses(calls: readonly Promise<{ status: number }>[]): Promise<number[]> {
  return (await Promise.all(calls)).map(({ status }) => status).sort();
}

describe('registrations by one address', () => {
  it('are so many an hour over all processes, however many come at once, and nothing more is written', async () => {
    const calls = [intake, second, intake, second, intake, second].map((each) => from('203.0.113.1', each));
    expect(await statuses(calls)).toEqual([201, 201, 201, 201, 429, 429]);
    const counts = await RowCounts.of(intake.dataSource);
    const before = await counts.read();
    const refused = await from('203.0.113.1', intake, { 'accept-language': 'en' });
    expect([
      refused.status,
      refused.body.code,
      refused.body.title,
      refused.headers.get('retry-after'),
    ]).toEqual([...[429, 'rate-limited', 'Too many requests', '900']]);
    expect((await from('203.0.113.1')).body.title).toBe('请求过于频繁');
    expect(await counts.read()).toBe(before);
  });

  it('another address has its own, whatever is said on the left', async () => {
    expect((await from('203.0.113.1, 203.0.113.2')).status).toBe(201);
    expect((await from('203.0.113.9, 203.0.113.1')).status).toBe(429);
  });

  it('a /64 is one caller', async () => {
    const calls = [1, 2, 3, 4, 5].map((host) => from(`2001:db8:1:2::${host}`));
    expect(await statuses(calls)).toEqual([201, 201, 201, 201, 429]);
    expect((await from('2001:db8:1:3::1')).status).toBe(201);
  });

  it('come back one by one', async () => {
    clock.advance(900_000);
    expect(await statuses([from('203.0.113.1'), from('203.0.113.1')])).toEqual([201, 429]);
  });

  it('are not held against an address by a clock that was set back', async () => {
    clock.advance(26 * 3_600_000);
    expect((await from('203.0.113.77')).status).toBe(201);
    clock.advance(-26 * 3_600_000);
    expect(await statuses([from('203.0.113.77'), from('203.0.113.77')])).toEqual([201, 201]);
  });

  it('staff are not counted', async () => {
    const asDesk = () =>
      intake.post('/v1/cases', {
        as: 'linjiang-desk',
        body: matter,
        headers: { 'x-forwarded-for': '203.0.113.1' },
      });
    expect(await statuses([asDesk(), asDesk()])).toEqual([201, 201]);
  });

  it('no address is kept, and nothing of a caller once all of it has come back', async () => {
    const rows = () => intake.dataSource.query('select caller from caller_bucket');
    expect(JSON.stringify(await rows())).not.toContain('203.0.113');
    clock.advance(4_000_000);
    await from('198.51.100.1');
    expect(await rows()).toHaveLength(1);
  });
});

it('nobody is believed by default: all come from where they come from', async () => {
  const plain = await startIntake(clock, { databaseUrl: intake.databaseUrl, registrationsPerHour: 2 });
  const calls = ['203.0.113.21', '203.0.113.22', '203.0.113.23'].map((address) => from(address, plain));
  expect(await statuses(calls)).toEqual([201, 201, 429]);
  await plain.stop();
});
