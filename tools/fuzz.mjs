// `npm run fuzz [-- runs [seed]]`: the services' fuzz specs with many more calls each, by a seed that is printed. A
// failure is found again by the same seed.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [runs = '5000', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(runs) || !/^\d+$/.test(seed)) {
  console.error('npm run fuzz [-- runs [seed]]');
  process.exit(2);
}
console.error(`${runs} calls to each service; to see the same again: npm run fuzz -- ${runs} ${seed}`);

const root = new URL('..', import.meta.url);
const env = { ...process.env, FENGQIAO_FUZZ_RUNS: runs, FENGQIAO_FUZZ_SEED: seed };
const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
};

run('node_modules/typescript/bin/tsc', '-b');
run('workflows/dist/bundle.js');
run(
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  'fuzz.spec',
  '--runInBand',
);
