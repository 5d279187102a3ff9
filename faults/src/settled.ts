import { differingLadders } from './ladders-check.ts';
import type { TestedStack } from './tested-stack.ts';

/** Nothing under way: all sent, all in effect, all told to Temporal, no rung due, and headquarters knows it. */
export async function isSettled(stack: TestedStack): Promise<boolean> {
  const { rows } = await stack.intake.query<{ rest: boolean; events: number; recorded: Date }>(
    `select not exists (select from event where recorded_at is null)
        and not exists (select from event join relay_partition using (partition) where recorded_at > sent_until)
        and not exists (select from ladder_plan where sent_version < version or next_rung_at < $1) as rest,
       (select count(*)::int from event where aggregate_type = 'case') as events,
       (select max(recorded_at) from event) as recorded`,
    [new Date(stack.now())],
  );
  const known = await stack.scoring.query<{ facts: number; until: Date | null }>(
    `select (select count(*)::int from case_fact) as facts,
       (select min(known_until) from known_until where owner = 'intake') as until`,
  );
  const [intake, scoring] = [rows[0], known.rows[0]];
  const isKnown =
    intake?.rest === true &&
    scoring?.facts === intake.events &&
    scoring.until !== null &&
    scoring.until >= intake.recorded;
  if (!isKnown) return false;
  // A ladder told to end may wait for a worker that was killed with it in its cache.
  const { missing, needless } = await differingLadders(stack);
  return missing.length + needless.length === 0;
}
