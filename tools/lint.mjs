// `npm run lint`: the import arrows and the rest of ESLint, circles of imports, then the formatter's check.
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url);
const run = (stdio, ...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio });
  if (status !== 0) process.exitCode = 1;
  return status === 0;
};

// Without a project graph the boundary rule passes everything; making it first is what gives the rule its teeth.
if (!run(['ignore', 'ignore', 'inherit'], 'node_modules/nx/dist/bin/nx.js', 'show', 'projects'))
  process.exit(1);
run('inherit', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--no-warn-ignored');
run(
  'inherit',
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  ...['libs', 'apps', 'workflows', 'deploy', 'bench', 'faults', 'tools'],
);
run('inherit', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');
