import type { BulkActivities, BulkInput } from '@fengqiao/contracts/temporal/bulk';
import { ApplicationFailure } from '@temporalio/common';
import { continueAsNew, proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow';

const { bulkNext } = proxyActivities<BulkActivities>({
  // Somebody watches, and a worker that has died is to be missed soon. A call lasts for two seconds; one that waits for a
  // case that others hold may be doubled, which does no harm.
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * Gives one command to many cases, some at a time. Woken by its activity alone. It knows no rule and holds no cursor:
 * both are in the database, so it can be stopped, doubled or begun anew without harm.
 */
export async function bulk(input: BulkInput): Promise<void> {
  if (typeof input?.id !== 'string') throw ApplicationFailure.nonRetryable('no bulk act', 'no-bulk-act');
  for (;;) {
    const { status, done, refused, waiting } = await bulkNext({ id: input.id });
    setCurrentDetails(`${done} cases done, ${refused} refused, ${waiting} waiting. ${status}.`);
    if (status === 'ended') return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof bulk>(input);
  }
}
