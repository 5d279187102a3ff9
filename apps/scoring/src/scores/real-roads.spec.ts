import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { walk } from '../../../intake/src/intake.scenario.ts';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';
import { linjiang, RealRoads } from './real-roads.scenario.ts';

const clock = new ManualClock('2026-11-20T09:00:00+08:00');
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startHeadquarters(clock);
}, 60_000);
afterAll(() => headquarters.stop());

const roads = new RealRoads(() => headquarters, clock);
const told = (expected: Record<string, string>) => roads.told('2026-11', expected);
const command: RealRoads['command'] = (...given) => roads.command(...given);

describe('commands of intake, as they are really told', () => {
  it('an objection withdraws the assignment; the next one counts, and only it', async () => {
    const id = await walk(headquarters.intake, 'assign');
    await told({ assignOnTime: '1/1', completeOnTime: '0/0', inPerson: '1/1' });
    await command(id, 'object', 'linjiang-desk', { reason: '不属本所' });
    await told({ assignOnTime: '0/0' });
    await command(id, 'assign', 'linjiang-chief', { unit: linjiang });
    await told({ assignOnTime: '1/1', inPerson: '2/2' });
  });

  it('a suspension is counted when it is approved, a reply until it is found wanting', async () => {
    const id = await walk(headquarters.intake, 'accept');
    await command(id, 'request-suspension', 'linjiang-officer-a', {
      reason: '等待鉴定',
      reviewOn: '2026-11-27',
    });
    await told({ suspensions: '0/2' });
    await command(id, 'approve-suspension', 'linjiang-chief');
    await told({ suspensions: '1/2' });
    await command(id, 'resume', 'linjiang-chief');
    await command(id, 'reply', 'linjiang-officer-a', { result: '已劝止', evidence: [{ text: '记录' }] });
    await told({ completeOnTime: '1/1' });
    await command(id, 'follow-up', 'linjiang-desk', { outcome: 'unsatisfied' });
    await told({ completeOnTime: '0/0', satisfaction: '0/1', accountability: '1/null' });
  });

  it('nothing of it is parked', async () => {
    const [{ n }] = await headquarters.scoring.dataSource.query('select count(*)::int as n from dead_letter');
    expect(n).toBe(0);
  });
});
