// `npm run tour`: drives the running stack through every road of a case, and says what happens and why.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { tour } = await import('./dist/tour/tour.js').catch(() => {
  console.error('build first: npm run build 请先构建');
  process.exit(1);
});
process.exitCode = await tour(root, process.argv.slice(2), process.env, console.log);
