import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { specsWithServers } from './specs-with-servers.mjs';

// Not written out below: this file is looked through as well.
const rig = '@fengqiao/test-rig';
const root = mkdtempSync(join(tmpdir(), 'fengqiao-specs-'));
afterAll(() => rmSync(root, { recursive: true }));

const house = {
  'libs/embedded-servers/src/servers/nats.ts': '',
  'libs/test-rig/src/servers/test-environment.ts': '',
  'libs/test-rig/src/databases/database.ts': `import { testEnvironment } from '../servers/test-environment.ts';`,
  'libs/test-rig/src/fakes/manual-clock.ts': '',
  'apps/desk/src/desk.ts': `import { part } from './part.ts';\nimport { pg } from 'pg';`,
  'apps/desk/src/part.ts': `import {\n  desk,\n} from './desk.ts';`,
  'apps/desk/src/ring.scenario.ts': `import { back } from './ring-back.scenario.ts';
    \nimport { nats } from '@fengqiao/embedded-servers/servers/nats';`,
  'apps/desk/src/ring-back.scenario.ts': `export { ring } from './ring.scenario.ts';`,
  'apps/desk/src/pure.spec.ts': `import { desk } from './desk.ts';\nimport type { X } from './ring.scenario.ts';`,
  'apps/desk/src/clock.spec.ts': `import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';`,
  'apps/desk/src/database.spec.ts': `import { database } from '@fengqiao/test-rig/databases/database';`,
  'apps/desk/src/late.spec.ts': `const late = await import('${rig}/databases/database');`,
  'apps/desk/src/ring-a.spec.ts': `import { ring } from './ring.scenario.ts';`,
  'apps/desk/src/ring-b.spec.mjs': `import './ring-back.scenario.ts';`,
  'apps/desk/node_modules/foreign/foreign.spec.ts': `import '@fengqiao/test-rig/databases/database';`,
};

it('tells the specs that need servers by what they import, themselves or through others', () => {
  for (const [path, code] of Object.entries(house)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), code);
  }
  mkdirSync(join(root, 'node_modules/@fengqiao'), { recursive: true });
  for (const name of ['embedded-servers', 'test-rig'])
    symlinkSync(join(root, 'libs', name), join(root, 'node_modules/@fengqiao', name));
  const found = specsWithServers(root, ['apps', 'libs']).map((path) => path.slice(root.length + 1));
  expect(found.sort()).toEqual(
    ['database.spec.ts', 'late.spec.ts', 'ring-a.spec.ts', 'ring-b.spec.mjs'].map(
      (name) => `apps/desk/src/${name}`,
    ),
  );
});
