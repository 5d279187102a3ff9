import { parseArgs } from 'node:util';
import { closeAllStacks } from '@fengqiao/bench/stack/bench-stack';
import { killAllServers } from '@fengqiao/embedded-servers/processes/server-process';
import { disturbedIngest } from './ingest/disturbed-ingest.ts';

/**
 * `npm run faults:ingest`: scoring, NATS and PostgreSQL are killed at random while 50,000 events are taken in; then the
 * facts are compared, byte for byte, with those of a run that was left alone. Ends with 1 when any differ.
 */
const { values: words } = parseArgs({
  options: {
    events: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '20' },
    every: { type: 'string', default: '3' },
  },
});

process.once('exit', killAllServers);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeAllStacks().finally(() => process.exit(130)));

const { events, kills, undisturbedSeconds, disturbedSeconds, different } = await disturbedIngest({
  events: Number(words.events),
  leastKills: Number(words.kills),
  everyMs: Number(words.every) * 1_000,
  say: (line) => console.error(line),
});
const told = Object.entries(kills).map(([victim, n]) => `${victim} ${n} ×`);
console.log(`${events} events; killed: ${told.join(', ')}`);
console.log(`left alone ${undisturbedSeconds.toFixed(1)} s, disturbed ${disturbedSeconds.toFixed(1)} s`);
console.log(different.length === 0 ? 'the same facts, byte for byte' : `DIFFERENT: ${different.join(', ')}`);
process.exit(different.length === 0 ? 0 : 1);
