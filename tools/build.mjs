// `npm run build`: compiles what changed, bundles the workflow code and the services, and builds the pages. Says what it is at: from nothing it takes a
// minute, and a silent minute looks like one that hangs.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One step; what it writes goes to `onLine`, or straight out. A signal meanwhile ends it and this process with it. */
function step(args, onLine) {
  return new Promise((done) => {
    const stdio = ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'];
    const child = spawn(process.execPath, args, { cwd: root, stdio });
    if (onLine) createInterface({ input: child.stdout }).on('line', onLine);
    const stop = () => child.kill('SIGTERM');
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    child.once('close', (code) => {
      for (const signal of signals) process.off(signal, stop);
      if (code !== 0) process.exit(code ?? 143);
      done();
    });
  });
}

/** The compiler's own account of each project, and its errors; of the former only what is being built is worth a line. */
const building = /Building project '(.*)\/tsconfig[^/]*\.json'/;
const account = /^\[?\d{1,2}:\d{2}:\d{2}|^\s*\*|^$/;

await step(['node_modules/typescript/bin/tsc', '-b', '--verbose', '--pretty', 'false'], (line) => {
  const project = building.exec(line)?.[1];
  if (project) console.error(`building ${project.slice(project.startsWith(root) ? root.length : 0)}`);
  else if (!account.test(line)) console.error(line);
});
await step(['workflows/dist/bundle.js']);
await step(['tools/bundle-services.mjs']);
await step(['apps/web/build.mjs']);
