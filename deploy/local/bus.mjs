// `npm run -s bus -- users FOLDER`: a key for every user of the bus, and what its server has to be told of them.
// `npm run bus -- streams`: makes the streams that are missing, as the operator of the bus that NATS_URL names.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { bus } = await import('./dist/bus.js').catch(() => {
  console.error('build first: npm run build 请先构建');
  process.exit(1);
});
process.exitCode = await bus(root, process.argv.slice(2), process.env, console.log);
