import { expect, it } from '@jest/globals';
import { createLogger } from '@fengqiao/observability/logger';
import { until } from '@fengqiao/test-rig/harness/until';
import { BackgroundTask } from './background-task.ts';

const log = createLogger('intake', 'silent');

it('ends when nothing is left', async () => {
  const answers: boolean[] = [true, true, false];
  const chore = new BackgroundTask('spec', () => Promise.resolve(answers.shift() ?? true), log);
  await until('it asked three times', async () => answers.length === 0);
  await chore.stop();
});

it('stops at once while it waits for later, and when it is about to', async () => {
  let answer: (more: 'later') => void = () => undefined;
  const chore = new BackgroundTask('spec', () => new Promise((resolve) => (answer = resolve)), log);
  const stopped = chore.stop();
  answer('later');
  await stopped;

  let asked = 0;
  const later = () => {
    asked += 1;
    return Promise.resolve('later' as const);
  };
  const waiting = new BackgroundTask('spec', later, log);
  await until('it asked', async () => asked === 1);
  await waiting.stop();
  expect(asked).toBe(1);
});
