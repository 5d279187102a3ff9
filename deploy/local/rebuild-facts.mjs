// `npm run rebuild-facts`: scoring forgets every fact it was told and takes them all again, from the stream and from
// intake. For the running stack; figures are unavailable until it is done.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { rebuildFacts } = await import('./dist/commands/rebuild-facts.js').catch(() => {
  console.error('build first: npm run build 请先构建');
  process.exit(1);
});
process.exitCode = await rebuildFacts(root, process.env, console.log);
