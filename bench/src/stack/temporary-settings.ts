import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePortRange } from '@fengqiao/embedded-servers/ports/free-port';
import { readSettings, type Settings } from '@fengqiao/local-stack/settings/settings';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

const portCount = 30;
/** What would lead services away from the servers started here, or change what they are. */
const notOurs = /^(DATABASE_URL_|NATS_|TEMPORAL_|FENGQIAO_(?!CACHE))/;

/** The local stack's settings for a new folder, or one that is kept, and free ports, whatever the caller's environment says. */
export async function temporarySettings(kept: string | null = null): Promise<Settings> {
  if (kept !== null) mkdirSync(kept, { recursive: true });
  const home = kept ?? mkdtempSync(join(tmpdir(), 'fengqiao-bench-'));
  // PostgreSQL may run as another user than we do.
  chmodSync(home, 0o755);
  const inherited = Object.entries(process.env).filter(([name]) => !notOurs.test(name));
  return readSettings(root, [], {
    ...Object.fromEntries(inherited),
    FENGQIAO_HOME: home,
    FENGQIAO_PORT_BASE: String(await freePortRange(portCount)),
  });
}
