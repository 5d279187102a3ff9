import { expect, it } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import type { ServerExit, ServerProcess } from '@fengqiao/embedded-servers/processes/server-process';
import { SupervisedServer } from './supervised-server.ts';

/** A server that ends when told to. */
class Fake extends EventEmitter implements ServerProcess {
  readonly name = 'fake';
  readonly pid = 1;
  onExit(listener: (exit: ServerExit) => void): void {
    this.once('exit', listener);
  }
  die(): void {
    this.emit('exit', { code: 1, signal: null, wanted: false });
  }
  stop(): Promise<void> {
    this.emit('exit', { code: 0, signal: null, wanted: true });
    return Promise.resolve();
  }
  kill(): void {
    this.die();
  }
}

/** A supervised server with its doings; `attempt` may fail a start by throwing. */
function keep(attempt: (count: number) => void = () => undefined) {
  const started: Fake[] = [];
  const said: string[] = [];
  const events = new EventEmitter();
  const kept = new SupervisedServer({
    name: 'intake',
    firstPauseMs: 1,
    say: (line) => said.push(line),
    giveUp: (why) => events.emit('gave up', why),
    start: () => {
      attempt(started.length);
      const server = new Fake();
      started.push(server);
      setImmediate(() => events.emit('started'));
      return Promise.resolve(server);
    },
  });
  return { kept, started, said, events };
}

it('starts again what ends unasked, and says so', async () => {
  const { kept, started, said, events } = keep();
  await kept.start();
  await once(events, 'started');
  started[0]?.die();
  await once(events, 'started');
  expect(started).toHaveLength(2);
  expect(said).toEqual(['intake ended (exit code 1); starting it again in 0.001 s', 'intake runs again']);
  await kept.stop();
});

it('gives up a crash loop after six ends in a row, waiting longer each time', async () => {
  const { kept, started, said, events } = keep();
  events.on('started', () => started.at(-1)?.die());
  const gaveUp = once(events, 'gave up');
  await kept.start();
  const [why] = (await gaveUp) as [Error];
  expect(why.message).toBe('intake ended (exit code 1); it ended 6 times in a row and is given up');
  expect(started).toHaveLength(6);
  const pauses = said.flatMap((line) => /again in ([\d.]+) s/.exec(line)?.[1] ?? []);
  expect(pauses).toEqual(['0.001', '0.002', '0.004', '0.008', '0.016']);
});

it('counts a start that fails, and fails at once only the first time', async () => {
  const broken = keep(() => {
    throw new Error('no port');
  });
  await expect(broken.kept.start()).rejects.toThrow('no port');
  const { kept, started, events } = keep((count) => {
    if (count > 0) throw new Error('no port');
  });
  await kept.start();
  const gaveUp = once(events, 'gave up');
  started[0]?.die();
  const [why] = (await gaveUp) as [Error];
  expect(why.message).toContain('intake does not start: no port');
});

it('starts nothing again once it is being stopped', async () => {
  const { kept, started } = keep();
  await kept.start();
  started[0]?.die();
  await kept.stop();
  expect(started).toHaveLength(1);
});
