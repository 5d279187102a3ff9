// `npm run rebuild-ladders`: every open case's plan is sent to Temporal again, whatever Temporal holds. For a
// Temporal that was lost, restored or emptied; harmless at any other time.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { rebuildLadders } = await import('./dist/commands/rebuild-ladders.js').catch(() => {
  console.error('build first: npm run build 请先构建');
  process.exit(1);
});
process.exitCode = await rebuildLadders(root, process.env);
