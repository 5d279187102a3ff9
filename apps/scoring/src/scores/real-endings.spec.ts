import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { asCitizen, give, register, roadTo, type Registered } from '../../../intake/src/intake.scenario.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';
import { linjiang, RealRoads } from './real-roads.scenario.ts';

const clock = new ManualClock('2026-11-20T09:00:00+08:00');
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startHeadquarters(clock);
}, 60_000);
afterAll(() => headquarters.stop());

const roads = new RealRoads(() => headquarters, clock);
const november = (expected: Record<string, string>) => roads.told('2026-11', expected);
const december = (expected: Record<string, string>) => roads.told('2026-12', expected);
const registered = async (): Promise<Registered> => (await register(headquarters.intake)).body;

async function citizen(of: Registered, act: 'withdraw' | 'reopen', body: object = {}): Promise<void> {
  clock.advance(60_000);
  const { status } = await asCitizen(headquarters.intake, of, act, body);
  expect([act, status]).toEqual([act, 200]);
}

/** `received, open, overdue` of Linjiang's claims, once they are told so. */
function ledger(expected: readonly number[]) {
  return until(`the ledger says ${expected.join()}`, async () => {
    const { body } = await headquarters.scoring.get(`/v1/ledgers/totals?unit=${linjiang}`, {
      as: 'hq-analyst',
    });
    const item = body.items?.find((each: { unit: string; ledger: string }) => each.ledger === 'claim');
    return item && `${[item.received, item.open, item.overdue]}` === `${expected}`;
  });
}

/*
 * Limits: to assign, the close of the next working day; to complete, of the seventh. What a merge counts as:
 * - assign and complete on time: nothing for the merged case, whose running clocks end without outcome; for the
 *   survivor what its own clocks come to, by the earlier start of the two; once missed, it stays so.
 * - satisfaction, not reached, reopened: the survivor's alone, which is the one that is answered.
 * - extensions and suspensions on a hundred cases: both were received, and both are counted below the line.
 */
describe('two cases that are one', () => {
  let older: Registered;
  let survivor: Registered;

  it('count once: by the earlier start, under the survivor', async () => {
    // On a Friday: to be assigned by Monday 18:00.
    older = await registered();
    clock.set('2026-11-23T09:30:00+08:00');
    // By Tuesday 18:00.
    survivor = await registered();
    await ledger([2, 2, 0]);
    await roads.command(older.id, 'merge', 'linjiang-desk', { into: survivor.id });
    await ledger([2, 1, 0]);
    await november({ assignOnTime: '0/0', extensions: '0/2' });
    clock.set('2026-11-23T18:00:00+08:00');
    await november({ assignOnTime: '0/0' });
    clock.set('2026-11-24T09:00:00+08:00');
    await november({ assignOnTime: '0/1', completeOnTime: '0/0', extensions: '0/2' });
    await ledger([2, 1, 1]);
    // What is assigned after that was missed all the same.
    await give(headquarters.intake, survivor.id, roadTo('assign'));
    await november({ assignOnTime: '0/1', inPerson: '1/1' });
  });

  it('parted again count each for itself, and what was missed stays missed', async () => {
    await roads.command(older.id, 'unmerge', 'linjiang-desk');
    // The older one goes on as if it had never ended: it too was to be assigned by Monday.
    await november({ assignOnTime: '0/2' });
    await ledger([2, 2, 1]);
  });

  it('withdrawn end without outcome, but for what was missed before', async () => {
    await citizen(older, 'withdraw');
    await citizen(survivor, 'withdraw');
    await ledger([2, 0, 0]);
    clock.set('2026-12-01T09:00:00+08:00');
    await november({ assignOnTime: '0/2', completeOnTime: '0/0' });
    clock.set('2026-12-10T18:01:00+08:00');
    await december({ assignOnTime: '0/0', completeOnTime: '0/0' });
  });
});

describe('an extension', () => {
  it('is counted when it is granted, and the limit is missed only when it too is past', async () => {
    clock.set('2026-12-14T09:00:00+08:00');
    const extended = await registered();
    await give(headquarters.intake, extended.id, roadTo('accept'));
    await december({ assignOnTime: '1/1', completeOnTime: '0/0', extensions: '0/1' });
    // Assigned on Monday the 14th: due on Wednesday the 23rd, with two more working days on Friday the 25th.
    await roads.command(extended.id, 'extend', 'dongcheng-chief', { workingDays: 2, reason: '等待鉴定' });
    await december({ extensions: '1/1' });
    clock.set('2026-12-24T09:00:00+08:00');
    await december({ completeOnTime: '0/0' });
    clock.set('2026-12-25T18:01:00+08:00');
    await december({ completeOnTime: '0/1', accountability: '0/null' });
    // The breach is taken with the next command, and is the record's moment.
    await citizen(extended, 'withdraw');
    await december({ completeOnTime: '0/1', accountability: '1/null' });
  });
});

describe('a case that is reopened', () => {
  it('keeps what it was worth, and has a limit of its own again', async () => {
    clock.set('2027-01-04T09:00:00+08:00');
    const closed = await registered();
    await give(headquarters.intake, closed.id, roadTo('close'));
    const january = (expected: Record<string, string>) => roads.told('2027-01', expected);
    await january({ satisfaction: '1/1', completeOnTime: '1/1', reopenRate: '0/1' });
    await citizen(closed, 'reopen', { reason: '又响了' });
    await january({ satisfaction: '1/1', completeOnTime: '1/1', reopenRate: '1/1' });
    await ledger([4, 1, 0]);
    // Reopened on Monday the 4th: the seventh working day is Wednesday the 13th.
    clock.set('2027-01-13T18:00:00+08:00');
    await january({ completeOnTime: '1/1' });
    clock.set('2027-01-13T18:01:00+08:00');
    await january({ completeOnTime: '1/2' });
    await ledger([4, 1, 1]);
  });

  it('none of it is parked', async () => {
    const [{ n }] = await headquarters.scoring.dataSource.query('select count(*)::int as n from dead_letter');
    expect(n).toBe(0);
  });
});
