import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { partitionCount } from '@fengqiao/contracts/partitions';
import { until } from '@fengqiao/test-rig/harness/until';
import fc from 'fast-check';
import type { Client } from 'pg';
import { PartitionClaims } from './partition-claims.ts';
import { RelayHarness, service } from './relay.scenario.ts';

let bench: RelayHarness;

beforeEach(async () => {
  bench = await RelayHarness.start(null);
});
afterEach(() => bench.stop());

interface Claimant {
  readonly client: Client;
  readonly claims: PartitionClaims;
}

async function claimant(): Promise<Claimant> {
  const client = await bench.relayConnection();
  return { client, claims: new PartitionClaims(client, service) };
}

/** The server learns of an ended connection a moment after the client does. */
async function die({ client }: Claimant): Promise<void> {
  const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows;
  await client.end();
  await until('the server has let go of it', async () => {
    const rows = await bench.dataSource.query('select from pg_stat_activity where pid = $1', [pid]);
    return rows.length === 0;
  });
}

const sizes = (claimants: readonly Claimant[]) => claimants.map(({ claims }) => claims.held.length);
const allHeld = (claimants: readonly Claimant[]) => claimants.flatMap(({ claims }) => claims.held);

describe('hash partitions', () => {
  it('are all held by one relay that is alone', async () => {
    const alone = await claimant();
    expect(await alone.claims.refresh()).toBe(true);
    expect(alone.claims.held.sort((a, b) => a - b)).toEqual(
      Array.from({ length: partitionCount }, (_, i) => i),
    );
    expect(await alone.claims.refresh()).toBe(false);
  });

  it.each([
    [2, [8, 8]],
    [3, [6, 6, 4]],
    [4, [4, 4, 4, 4]],
  ])('are shared fairly by %d relays after two refreshes, whoever came first', async (count, shares) => {
    const first = await claimant();
    await first.claims.refresh();
    const relays = [first];
    while (relays.length < count) relays.push(await claimant());
    for (let round = 0; round < 2; round++) for (const { claims } of relays) await claims.refresh();
    expect(sizes(relays)).toEqual(shares);
    expect(new Set(allHeld(relays)).size).toBe(partitionCount);
  });

  it('come back from a relay that dies, and whoever takes them over is told to look for what it left', async () => {
    const [dying, surviving] = [await claimant(), await claimant()];
    await dying.claims.refresh();
    await surviving.claims.refresh();
    expect(sizes([dying, surviving])).toEqual([8, 8]);
    await die(dying);
    expect(await surviving.claims.refresh()).toBe(true);
    expect(surviving.claims.held).toHaveLength(partitionCount);
  });

  it('never have two holders, however relays come, refresh at once and die', async () => {
    const act = fc.constantFrom('join', 'refresh', 'refresh', 'die');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const relays: Claimant[] = [];
        for (const what of acts) {
          if (what === 'join' && relays.length < 5) relays.push(await claimant());
          if (what === 'die') for (const dead of relays.splice(0, 1)) await die(dead);
          let watched = true;
          const refreshing = Promise.all(relays.map(({ claims }) => claims.refresh())).then(
            () => (watched = false),
          );
          while (watched) {
            const held = allHeld(relays);
            expect(new Set(held).size).toBe(held.length);
            await new Promise(setImmediate);
          }
          await refreshing;
        }
        for (const dead of relays) await die(dead);
      }),
      { numRuns: 15 },
    );
  });
});
