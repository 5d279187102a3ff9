import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { readFileSync } from 'node:fs';
import { register } from '../../intake/src/intake.scenario.ts';
import { mediation } from '../../mediation/src/mediation.service.ts';
import { startHeadquarters, type Headquarters } from './scoring.scenario.ts';

const page = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
let headquarters: Headquarters;

beforeAll(async () => {
  headquarters = await startHeadquarters(systemClock);
});
afterAll(() => headquarters.stop());

async function exposed(service: TestService): Promise<string> {
  return (await service.get('/metrics')).body as string;
}

/** The value of a series without labels of interest; null while there is none. */
async function metric(service: TestService, name: string): Promise<number | null> {
  const value = new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(await exposed(service))?.[1];
  return value === undefined ? null : Number(value);
}

/** What the page tables as metrics, and what its alarms are about. */
function documented(pattern: RegExp): Set<string> {
  return new Set([...page.matchAll(pattern)].map(([, name]) => name!));
}

describe('the page of metrics', () => {
  it('names every metric that a service tells, and no other', async () => {
    const { intake, scoring } = headquarters;
    const roles = ['api', 'relay', 'worker'] as const;
    const third = await TestService.start('mediation', mediation, { clock: systemClock, roles });
    const told = (await Promise.all([intake, scoring, third].map(exposed))).join('');
    await third.stop();
    const names = new Set([...told.matchAll(/^# TYPE (fengqiao_\w+)/gm)].map(([, name]) => name!));
    expect(documented(/^\| `(fengqiao_\w+)`/gm)).toEqual(names);
    expect([...documented(/(fengqiao_\w+)/g)].filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('an operator sees', () => {
  it('how old the oldest event is that the relay has not sent, however long ago it happened', async () => {
    const { intake } = headquarters;
    const lag = () => metric(intake, 'fengqiao_relay_lag_seconds');
    const { body } = await register(intake, { as: 'linjiang-desk' });
    await until('nothing is unsent', async () => (await lag()) === 0);
    await intake.dataSource.transaction(async (manager) => {
      // The relay cannot stamp what it sends.
      await manager.query('lock table relay_partition in exclusive mode');
      await intake.dataSource.query(
        `update event set recorded_at = null, written_at = now() - interval '1 hour' where aggregate_id = $1`,
        [body.id],
      );
      await until('it is seen', async () => ((await lag()) ?? 0) > 3_600);
    });
    await until('it is sent', async () => (await lag()) === 0);
  }, 60_000);

  it("how old headquarters' knowledge is", async () => {
    const { intake, scoring } = headquarters;
    const lag = () => metric(scoring, 'fengqiao_reader_lag_seconds');
    const isFresh = async () => {
      const seconds = await lag();
      return seconds !== null && seconds < 2;
    };
    await until('it is new', isFresh);
    await intake.dataSource.transaction(async (manager) => {
      // The relay cannot say how far it is.
      await manager.query('lock table relay_partition in exclusive mode');
      await until('it ages', async () => ((await lag()) ?? 0) > 3);
    });
    await until('it is new again', isFresh);
  });
});
