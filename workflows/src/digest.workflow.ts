import type { DigestActivities, JointInput } from '@fengqiao/contracts/temporal/joint';
import { ApplicationFailure } from '@temporalio/common';
import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';

const { digestNews } = proxyActivities<DigestActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * Tells the members of a station's joint mediation the day's new facts. Started by the station's Schedule, or by anybody's
 * trigger; woken by its activity alone. What is new, and since when, stands in the database: a day that was missed is in
 * the next digest, one that is asked for twice is told once.
 */
export async function digest(input: JointInput): Promise<void> {
  if (typeof input?.station !== 'string') throw ApplicationFailure.nonRetryable('no station', 'no-station');
  const { status, day, disputes, facts } = await digestNews({ station: input.station });
  setCurrentDetails(
    `Station \`${input.station}\`, ${day ?? 'no day'}: **${status}**, facts: ${facts}, disputes: ${disputes}.`,
  );
}
