// `npm run generate-client`: writes the types of scoring's API into libs/scoring-client, from the OpenAPI document of
// the service as it is. Its test says when that is due.
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url);
const env = { ...process.env, FENGQIAO_GENERATE_CLIENT: 'yes' };
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
for (const args of [
  ['node_modules/typescript/bin/tsc', '-b'],
  ['workflows/dist/bundle.js'],
  [...jest, 'apps/scoring/src/client.spec', '-t', 'OpenAPI document'],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
