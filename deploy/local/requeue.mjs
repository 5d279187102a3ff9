// `npm run requeue -- [--list] [service] [aggregate-id | --all]`: what readers have parked, and, once what was wrong
// is put right, back to them with it. For the running stack.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { requeue } = await import('./dist/commands/requeue.js').catch(() => {
  console.error('build first: npm run build 请先构建');
  process.exit(1);
});
process.exitCode = await requeue(root, process.argv.slice(2), process.env, console.log);
