import {
  wakeSignal,
  type DeliveryChannel,
  type MessagesActivities,
  type NoticesActivities,
  type NoticesInput,
  type SendRequest,
  type Sent,
  type UrgentDelivery,
} from '@fengqiao/contracts/temporal/notices';
import { ApplicationFailure } from '@temporalio/common';
import {
  condition,
  continueAsNew,
  defineSignal,
  patched,
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
const { sendDeliveries, sendMessages } = proxyActivities<NoticesActivities & MessagesActivities>({
  startToCloseTimeout: '2m',
  // The activity says every few seconds that it is still there; one whose process died is given to another.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '5s', backoffCoefficient: 3, maximumInterval: '10m' },
});

/** A call for help is tried every minute at least, however long its channel has been down. */
const urgently = proxyActivities<NoticesActivities & MessagesActivities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '1m' },
});

interface Sender {
  inTurn(request: SendRequest): Promise<Sent>;
  atOnce(request: SendRequest): Promise<Sent>;
}

export const wake = defineSignal(wakeSignal);

/** A timer of a millisecond is a round for nothing: what came meanwhile wakes it anyhow. */
const shortestSleepMs = 1_000;

/** Longest that one timer waits; what is held back longer is asked for again on the way. */
const longestSleepMs = 30 * 24 * 3_600_000;

/**
 * Delivers one person's notices. Woken by: a `wake` signal when one was written, the timer of the next one that is held
 * back, or the end of a channel's sending. It holds no notice: what there is stands in the database, so it can be lost,
 * doubled or begun anew without harm. Each channel is tried for itself: one that is down does not hold up the other. What
 * does not wait for opening hours is tried for itself too, delivery by delivery: a letter that is put off for ten minutes
 * holds up no call for help.
 */
export async function notices(input: NoticesInput): Promise<void> {
  await deliver(input, { inTurn: sendDeliveries, atOnce: urgently.sendDeliveries });
}

/** The same for a citizen's messages. */
export async function messages(input: NoticesInput): Promise<void> {
  await deliver(input, { inTurn: sendMessages, atOnce: urgently.sendMessages });
}

async function deliver(input: NoticesInput, sender: Sender): Promise<void> {
  const person: unknown = input?.person;
  if (typeof person !== 'string' || person.length > 64)
    throw ApplicationFailure.nonRetryable('nobody to deliver to', 'no-person');
  // Asked once, at the start: a workflow goes on as it began.
  const sendsUrgentApart = patched('urgent-apart');
  const shortest = sendsUrgentApart ? shortestSleepMs : 1;
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
    const request = { person, channel, ...(sendsUrgentApart && { delivery: null }) };
    while (more.delete(channel)) await sender.inTurn(request);
    sending.delete(channel);
  };
  const sendingUrgently = new Set<string>();
  const sendAtOnce = async ({ id, channel }: UrgentDelivery): Promise<void> => {
    if (sendingUrgently.has(id)) return;
    sendingUrgently.add(id);
    await sender.atOnce({ person, channel, delivery: id });
    sendingUrgently.delete(id);
  };

  for (;;) {
    isWoken = false;
    const { channels, urgent = [], nextReleaseAt } = await offerNotices({ person, moment: Date.now() });
    // Not awaited: each channel goes at its own pace. An error of theirs is retried by Temporal, never thrown here.
    if (sendsUrgentApart) for (const delivery of urgent) void sendAtOnce(delivery);
    const inTurn = sendsUrgentApart ? channels : [...channels, ...urgent.map(({ channel }) => channel)];
    for (const channel of inTurn) void send(channel);
    setCurrentDetails(
      `Sending: ${[...sending].join(', ') || 'nothing'}; at once: ${sendingUrgently.size}. Held back until: ${nextReleaseAt === null ? 'nothing' : new Date(nextReleaseAt).toISOString()}.`,
    );
    const isIdle = () => sending.size === 0 && sendingUrgently.size === 0;
    if (nextReleaseAt === null) {
      await condition(() => isWoken || isIdle());
      if (!isWoken) return;
    } else {
      const wait = Math.min(Math.max(nextReleaseAt - Date.now(), shortest), longestSleepMs);
      await condition(() => isWoken, wait);
    }
    if (workflowInfo().continueAsNewSuggested && isIdle()) await continueAsNew<typeof notices>({ person });
  }
}
