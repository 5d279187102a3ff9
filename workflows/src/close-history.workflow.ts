import type { CloseHistoryActivities } from '@fengqiao/contracts/temporal/close-period';
import { continueAsNew, proxyActivities, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';

const { advanceHistory } = proxyActivities<CloseHistoryActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

const [leastMs, mostMs] = [1_000, 24 * 3_600_000];

/**
 * Closes every period that ended long before anybody heard of it: one piece of work for as many as an imported ledger
 * brings, a bounded number of them at a time. Woken by its activity and by a timer. It holds no cursor and knows no rule:
 * what is left is in the database.
 */
export async function closeHistory(): Promise<void> {
  for (;;) {
    const { status, lookInMs } = await advanceHistory();
    setCurrentDetails(`Periods that ended long ago: ${status}.`);
    if (status === 'frozen') return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof closeHistory>();
    await sleep(Math.min(Math.max(lookInMs, leastMs), mostMs));
  }
}
