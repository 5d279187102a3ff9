import { condition, defineSignal, proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';

/** What the baselines are in Temporal: the least that a timer, or a road of commands, can cost. */
export interface BareActivities {
  nothing(): Promise<void>;
}

const { nothing } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });

/** One timer and an empty local activity. Woken by the timer alone; `at` is epoch milliseconds. */
export async function bareTimer(at: number): Promise<void> {
  await sleep(at - Date.now());
  await nothing();
}

export const bareCommand = defineSignal<[isLast: boolean]>('bare-command');

/** Told of each command by one signal, which moves its timer. Woken by the signals; the timer never fires. */
export async function bareRoad(): Promise<void> {
  let commands = 0;
  let ended = false;
  setHandler(bareCommand, (isLast) => {
    commands += 1;
    ended = isLast;
  });
  while (!ended) {
    const known = commands;
    await condition(() => commands !== known, '7 days');
  }
}
