import type { ClosePeriodActivities, ClosePeriodInput } from '@fengqiao/contracts/temporal/close-period';
import { ApplicationFailure } from '@temporalio/common';
import { continueAsNew, proxyActivities, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';

const { advanceClosing } = proxyActivities<ClosePeriodActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

const [leastMs, mostMs] = [1_000, 24 * 3_600_000];

/**
 * Closes a scoring period: provisional, open to objections, frozen. Woken by its activity and by a timer that ends when
 * there may be something to do, a day at the most; so a decision or a moved date needs no signal. It knows no rule.
 */
export async function closePeriod(input: ClosePeriodInput): Promise<void> {
  if (typeof input?.period !== 'string') throw ApplicationFailure.nonRetryable('no period', 'no-period');
  for (;;) {
    const { status, lookInMs } = await advanceClosing({ period: input.period });
    setCurrentDetails(`Period **${input.period}**: ${status}.`);
    if (status === 'frozen') return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof closePeriod>(input);
    await sleep(Math.min(Math.max(lookInMs, leastMs), mostMs));
  }
}
