import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BenchStack } from '../stack/bench-stack.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { signedRoad } from '../stack/straight-road.ts';
import { tablesWrittenBy } from './own-names.ts';
import { recordCommands } from './record-commands.ts';
import { anotherCase, send, type Recording } from './replay.ts';

let house: BenchStack;
let recording: Recording;
/** Rows that two walked cases have written, by table. */
let byTwoWalks: Record<string, number>;

/** Through the services as built, as the bench does it: what they write is not known here. */
beforeAll(async () => {
  house = await BenchStack.open(['PostgreSQL', 'NATS']);
  const intake = await house.startService({ app: 'intake', roles: ['api'] });
  await loadDirectory(house, intake.url);
  await intake.stop();
  const before = await rows();
  recording = await recordCommands(house, await signedRoad(house));
  byTwoWalks = difference(before, await rows());
}, 60_000);
afterAll(() => house.close(), 30_000);

it('a walked case writes events and notices, and makes an id for each of its rows that has one', () => {
  expect(tablesWrittenBy(recording.commands.flat())).toEqual(
    expect.arrayContaining(['event', 'ladder_plan', 'ledger_case', 'notice']),
  );
  expect(recording.commands).toHaveLength(8);
  expect(recording.madeIds.length).toBeGreaterThan(1);
});

it('its statements, sent twice about new cases, write what two walked cases have written, in every table', async () => {
  const before = await rows();
  await house.onDatabase('intake', async (client) => {
    for (let time = 0; time < 2; time += 1)
      for (const command of anotherCase(recording)) await send(client, command);
  });
  expect(difference(before, await rows())).toEqual(byTwoWalks);
});

it('and leave those cases closed, as it is', async () => {
  const { rows: cases } = await house.onDatabase('intake', (client) =>
    client.query<{ state: string; count: number }>(
      `select stage as state, count(*)::int as count from ledger_case group by stage`,
    ),
  );
  expect(cases).toEqual([{ state: 'closed', count: 4 }]);
});

it('every table that it writes is one the bench empties between its rounds', () => {
  const emptied = tablesWrittenBy(recording.commands.flat());
  expect(Object.keys(byTwoWalks).filter((table) => !emptied.includes(table))).toEqual([]);
});

async function rows(): Promise<Record<string, number>> {
  return house.onDatabase('intake', async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    const count = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}"`);
    const { rows: counts } = await client.query<{ name: string; rows: number }>(count.join(' union all '));
    return Object.fromEntries(counts.map(({ name, rows: counted }) => [name, counted]));
  });
}

function difference(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  // One row a caller, however many cases he or she registers.
  const { caller_bucket: _, ...tables } = after;
  const grown = Object.entries(tables).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, count]) => count !== 0));
}
