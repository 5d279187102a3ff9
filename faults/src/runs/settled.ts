import { differingLadders } from '../checks/ladders-check.ts';
import { countEvents, countFacts, ownersOf, type AggregateOwner } from '../checks/aggregate-owner.ts';
import type { TestedStack } from '../stack/tested-stack.ts';

/**
 * What is still under way: not stamped or sent, not in effect at a reader, not told to Temporal, due and not climbed. Empty
 * when everything has had its effect and every reader knows it.
 */
export async function underWay(stack: TestedStack): Promise<string[]> {
  const owed = await Promise.all(ownersOf(stack).map((owner) => owedBy(owner, stack)));
  const { rows } = await stack.mediation.query('select 1 from referral where dispute_id is null limit 1');
  const found = [...owed.flat(), ...(rows.length > 0 ? ['mediation: a referral waits to be taken up'] : [])];
  if (found.length > 0) return found;
  // A ladder told to end may wait for a worker that was killed with it in its cache.
  const { missing, needless } = await differingLadders(stack);
  return [...missing, ...needless].map((id) => `ladder ${id} is not as its plan`);
}

async function owedBy(owner: AggregateOwner, stack: TestedStack): Promise<string[]> {
  const { service, database, readers } = owner;
  const { rows } = await database.query<{ recorded: Date; owed: Record<string, boolean> }>(
    `select (select coalesce(max(recorded_at), 'epoch') from event) as recorded,
       json_build_object(
         'an event is not stamped', exists (select from event where recorded_at is null),
         'an event is not sent',
           exists (select from event join relay_partition using (partition) where recorded_at > sent_until),
         'a plan is not told', exists (select from ladder_plan where sent_version < version),
         'a rung is due', exists (select from ladder_plan where next_rung_at < $1)) as owed`,
    [new Date(stack.now())],
  );
  const { recorded = new Date(), owed = {} } = rows[0] ?? {};
  const isTold = (await countFacts(owner, stack)) === (await countEvents(owner));
  const isKnown = await Promise.all(
    readers.map(async (reader) => {
      const answer = await reader.query<{ until: Date | null }>(
        'select min(known_until) as until from known_until where owner = $1',
        [service],
      );
      return (answer.rows[0]?.until ?? new Date(0)) >= recorded;
    }),
  );
  const all = { ...owed, 'facts are not as events': !isTold, 'a reader lags': isKnown.includes(false) };
  return Object.entries(all).flatMap(([what, isSo]) => (isSo ? [`${service}: ${what}`] : []));
}
