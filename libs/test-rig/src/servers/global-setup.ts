import { existsSync, statfsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheDir, locateBinary } from '@fengqiao/embedded-servers/binaries/binaries';
import { freePort } from '@fengqiao/embedded-servers/ports/free-port';
import { endOrphansOf } from '@fengqiao/embedded-servers/processes/orphans';
import { startPostgres } from '@fengqiao/embedded-servers/servers/postgres';
import { makeMarker } from '@fengqiao/embedded-servers/processes/supervisor-marker';
import { busKeys } from '@fengqiao/nats/bus-keys';
import { testKeysFolder } from '../servers/test-bus.ts';
import { testEnvironment } from './test-environment.ts';

declare global {
  var fengqiaoTestTeardown: (() => Promise<void>) | undefined;
}

/** What a run keeps in its folder was never more than 1.2 GB. */
const enough = 6 * 1024 ** 3;

/** In memory where there is room: nothing of a run is to last, and a disk would be written for every database. */
function placeOfRun(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= enough && freemem() >= enough ? memory : tmpdir();
}

/** One PostgreSQL for the whole run; each spec file clones its databases from a template and has its own NATS. */
export default async function setUp(): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const options = { cacheDir: defaultCacheDir(), say };
  const folder = await mkdtemp(join(placeOfRun(), 'fengqiao-test-'));
  // PostgreSQL runs as a user of its own when we are root, and must be able to pass through.
  await chmod(folder, 0o711);
  const scratch = join(folder, 'tmp');
  await mkdir(scratch);
  await chmod(scratch, 0o1777);
  // What a spec leaves in the system's place for such things goes with the run, also where the spec was killed.
  process.env['TMPDIR'] = scratch;
  const [natsServer, testServer] = [
    await locateBinary('nats-server', options),
    await locateBinary('temporal-test-server', options),
  ];
  const marker = makeMarker();
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    marker,
    logFile: join(folder, 'postgres.log'),
    say,
    // What tests write need not survive a power failure; the durability tests kill processes, not the machine.
    settings: { fsync: 'off' },
  });
  testEnvironment.write({ folder, marker, postgresUrl: postgres.url('postgres'), natsServer, testServer });
  busKeys(testKeysFolder());
  globalThis.fengqiaoTestTeardown = async () => {
    await postgres.stop();
    // Of a spec file that crashed its worker, servers may be left.
    await endOrphansOf(process.pid, () => undefined);
    await rm(folder, { recursive: true, force: true });
  };
}
