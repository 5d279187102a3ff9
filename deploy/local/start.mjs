// What `npm start` runs: checks Node, builds, and then becomes the stack itself. It stays one process, so that
// signals arrive where they are handled.
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Fengqiao needs Node 20.19 or newer; this is ${process.versions.node}. 需要 Node 20.19 或更高版本。`,
  );
  process.exit(1);
}
if (process.platform === 'win32') {
  console.error('Fengqiao runs on Linux and macOS; on Windows use WSL. 在 Windows 上请使用 WSL。');
  process.exit(1);
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Runs the build; a signal meanwhile ends it and this process with it. */
function step(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    const stop = () => child.kill('SIGTERM');
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, stop);
      if (code === 0) return done();
      if (signal === null) console.error('the build failed 构建失败');
      process.exit(signal === null ? 1 : 0);
    });
  });
}

await step(['tools/build.mjs']);
const { start } = await import('./dist/start.js');
await start({ root, arguments: process.argv.slice(2) });
