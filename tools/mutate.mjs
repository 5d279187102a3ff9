// `npm run mutate [-- stryker's arguments]`: mutation testing of the clock. Fails when a mutant survives of which
// docs/clock-mutants.md gives no reason, and when that page gives reasons for mutants that are dead or gone. A second
// run tests only what has changed since; `-- --force` tests everything again.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { reasonsIn, survivorsOf, withoutEach } from './mutate/survivors.mjs';

const root = new URL('..', import.meta.url);
const words = process.argv.slice(2);
const stryker = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', ...words];
const { status } = spawnSync(process.execPath, stryker, { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const read = (path) => readFileSync(new URL(path, root), 'utf8');
const { files } = JSON.parse(read('.stryker/report.json'));
const page = 'docs/clock-mutants.md';
const survivors = survivorsOf(files);
const reasons = reasonsIn(read(page));
const unexplained = withoutEach(survivors, reasons);
// Told only of files that were mutated: a run over one file says nothing about the others.
const looked = new Set(Object.keys(files).map((file) => basename(file)));
const idle = withoutEach(reasons, survivors).filter((line) => looked.has(line.slice(0, line.indexOf(':'))));

const mutants = Object.values(files).flatMap((file) => file.mutants);
const counts = new Map();
for (const mutant of mutants) counts.set(mutant.status, (counts.get(mutant.status) ?? 0) + 1);
console.log([...counts].map(([name, count]) => `${count} ${name}`).join(', '));
console.log(
  `${survivors.length} of ${mutants.length} survive, ${survivors.length - unexplained.length} with a reason`,
);
if (unexplained.length > 0)
  console.log(`\nNo reason in ${page} for:\n${unexplained.map((line) => `${line}\n`).join('')}`);
if (idle.length > 0)
  console.log(`\nReasons in ${page} for what does not survive:\n${idle.map((line) => `${line}\n`).join('')}`);
process.exitCode = unexplained.length + idle.length > 0 ? 1 : 0;
