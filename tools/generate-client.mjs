// `npm run generate-client`: writes the types of scoring's API into libs/scoring-client and those of what citizens call into
// apps/web, what the desk reads and the forms of its commands there too, from the OpenAPI documents of the services as they are. Their tests say when that is due.
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url);
const env = { ...process.env, FENGQIAO_GENERATE_CLIENT: 'yes' };
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
for (const args of [
  // Not everything: the pages may not compile before they have their types.
  ['node_modules/typescript/bin/tsc', '-b', 'workflows', 'apps/intake', 'apps/mediation', 'apps/scoring'],
  ['workflows/dist/bundle.js'],
  [...jest, 'apps/scoring/src/client.spec', 'apps/web/src/api/api-types.spec', '-t', 'OpenAPI document'],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
