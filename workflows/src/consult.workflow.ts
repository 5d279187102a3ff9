import type { ConsultActivities, JointInput } from '@fengqiao/contracts/temporal/joint';
import { ApplicationFailure } from '@temporalio/common';
import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';

const { planWeekly } = proxyActivities<ConsultActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * Plans a station's consultation of the week. Started by the station's Schedule, or by anybody's trigger; woken by its
 * activity alone. Which week and which moment the database's calendar and policy say: late or doubled it does no harm.
 */
export async function consult(input: JointInput): Promise<void> {
  if (typeof input?.station !== 'string') throw ApplicationFailure.nonRetryable('no station', 'no-station');
  const { status, number, at } = await planWeekly({ station: input.station });
  setCurrentDetails(
    `Station \`${input.station}\`: **${status}**${number === null ? '' : ` (${number}${at === null ? '' : `, ${at}`})`}.`,
  );
}
