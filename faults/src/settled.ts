import { differingLadders } from './ladders-check.ts';
import { countEvents, countFacts, ownersOf, type Owner } from './owner.ts';
import type { TestedStack } from './tested-stack.ts';

/** Nothing under way: all sent, all in effect, all told to Temporal, no rung due, and every reader knows it. */
export async function isSettled(stack: TestedStack): Promise<boolean> {
  for (const owner of ownersOf(stack)) if (!(await isQuiet(owner, stack))) return false;
  const { rows } = await stack.mediation.query('select 1 from referral where dispute_id is null limit 1');
  if (rows.length > 0) return false;
  // A ladder told to end may wait for a worker that was killed with it in its cache.
  const { missing, needless } = await differingLadders(stack);
  return missing.length + needless.length === 0;
}

async function isQuiet(owner: Owner, stack: TestedStack): Promise<boolean> {
  const { rows } = await owner.database.query<{ rest: boolean; recorded: Date }>(
    `select not exists (select from event where recorded_at is null)
        and not exists (select from event join relay_partition using (partition) where recorded_at > sent_until)
        and not exists (select from ladder_plan where sent_version < version or next_rung_at < $1) as rest,
       (select coalesce(max(recorded_at), 'epoch') from event) as recorded`,
    [new Date(stack.now())],
  );
  const [row] = rows;
  if (!row?.rest || (await countFacts(owner, stack)) !== (await countEvents(owner))) return false;
  const known = owner.readers.map(async (reader) => {
    const answer = await reader.query<{ until: Date | null }>(
      'select min(known_until) as until from known_until where owner = $1',
      [owner.service],
    );
    const until = answer.rows[0]?.until ?? null;
    return until !== null && until >= row.recorded;
  });
  return (await Promise.all(known)).every(Boolean);
}
