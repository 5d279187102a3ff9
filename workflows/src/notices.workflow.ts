import {
  wakeSignal,
  type DeliveryChannel,
  type NoticesActivities,
  type NoticesInput,
} from '@fengqiao/contracts/temporal/notices';
import { ApplicationFailure } from '@temporalio/common';
import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';

const { offerNotices } = proxyLocalActivities<NoticesActivities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '3s',
  retry: { initialInterval: '1s', backoffCoefficient: 3, maximumInterval: '1m' },
});

// Without an end: what no try delivers for days the activity itself records as failed.
const { sendDeliveries } = proxyActivities<NoticesActivities>({
  startToCloseTimeout: '2m',
  // The activity says every few seconds that it is still there; one whose process died is given to another.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '5s', backoffCoefficient: 3, maximumInterval: '10m' },
});

export const wake = defineSignal(wakeSignal);

/** Longest that one timer waits; what is held back longer is asked for again on the way. */
const longestSleepMs = 30 * 24 * 3_600_000;

/**
 * Delivers one person's notices. Woken by: a `wake` signal when one was written, the timer of the next one that is held
 * back, or the end of a channel's sending. It holds no notice: what there is stands in the database, so it can be lost,
 * doubled or begun anew without harm. Each channel is tried for itself: one that is down does not hold up the other.
 */
export async function notices(input: NoticesInput): Promise<void> {
  const person: unknown = input?.person;
  if (typeof person !== 'string' || person.length > 64)
    throw ApplicationFailure.nonRetryable('nobody to deliver to', 'no-person');
  let isWoken = false;
  setHandler(wake, () => {
    isWoken = true;
  });

  const sending = new Set<DeliveryChannel>();
  const more = new Set<DeliveryChannel>();
  const send = async (channel: DeliveryChannel): Promise<void> => {
    more.add(channel);
    if (sending.has(channel)) return;
    sending.add(channel);
    while (more.delete(channel)) await sendDeliveries({ person, channel });
    sending.delete(channel);
  };

  for (;;) {
    isWoken = false;
    const { channels, nextReleaseAt } = await offerNotices({ person, moment: Date.now() });
    // Not awaited: each channel goes at its own pace. An error of theirs is retried by Temporal, never thrown here.
    for (const channel of channels) void send(channel);
    setCurrentDetails(
      `Sending: ${[...sending].join(', ') || 'nothing'}. Held back until: ${nextReleaseAt === null ? 'nothing' : new Date(nextReleaseAt).toISOString()}.`,
    );
    const isIdle = () => sending.size === 0;
    if (nextReleaseAt === null) {
      await condition(() => isWoken || isIdle());
      if (!isWoken) return;
    } else {
      const wait = Math.min(Math.max(nextReleaseAt - Date.now(), 1), longestSleepMs);
      await condition(() => isWoken, wait);
    }
    if (workflowInfo().continueAsNewSuggested && isIdle()) await continueAsNew<typeof notices>({ person });
  }
}
