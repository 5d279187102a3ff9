import type { ReprojectActivities, ReprojectInput } from '@fengqiao/contracts/temporal/reproject';
import { ApplicationFailure } from '@temporalio/common';
import { continueAsNew, proxyActivities, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';

const { reprojectNext } = proxyActivities<ReprojectActivities>({
  // One call looks at a few thousand cases; what a call that was cut off has done stays done.
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

const forOthersToEnd = '1s';

/**
 * Brings every open case under an edition of the rules, some thousands at a time. Woken by its activity and, while
 * commands begun under the rules of before are still under way, by a timer. It knows no rule and holds no cursor: both
 * are in the database, so it can be stopped, doubled or begun anew without harm.
 */
export async function reproject(input: ReprojectInput): Promise<void> {
  if (!Number.isSafeInteger(input?.edition))
    throw ApplicationFailure.nonRetryable('no edition', 'no-edition');
  for (;;) {
    const { status, looked, casesMoved, deadlinesMoved } = await reprojectNext({ edition: input.edition });
    setCurrentDetails(
      `Edition **${input.edition}** of the rules: ${looked} open cases looked at, ${casesMoved} moved (${deadlinesMoved} deadlines). ${status}.`,
    );
    if (status === 'finished') return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof reproject>(input);
    if (status === 'waiting') await sleep(forOthersToEnd);
  }
}
