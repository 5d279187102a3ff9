import type { Workload } from '../workload/workload.ts';
import { differing } from './differing.ts';
import { differingFigures } from './figures-check.ts';
import type { Findings, Finds } from './findings.ts';
import { differingLadders } from './ladders-check.ts';
import { ownersOf, unclimbedSince, type AggregateOwner } from './aggregate-owner.ts';
import { compareOutcomes, compareReferrals } from './referrals-check.ts';
import type { TestedStack } from '../stack/tested-stack.ts';
import { differingTotals } from './totals-check.ts';

interface History {
  readonly id: string;
  readonly types: string[] | null;
  readonly last: number;
  readonly count: number;
  readonly backwards: boolean;
}

/** A climb may take a moment after its rung is due, and a climb under way is none too few. */
const climbGraceMs = 10_000;

/** Everything the promise says, looked up in the databases and Temporal while nobody gives commands. */
export async function gatherEvidence(
  stack: TestedStack,
  workload: Workload,
  token: string,
): Promise<Findings> {
  const finds: Finds = { lost: [], doubled: [] };
  for (const owner of ownersOf(stack)) {
    await compareCommands(owner, workload, finds);
    await compareFacts(owner, stack, finds);
    await checkRungs(owner, stack.now() - climbGraceMs, finds);
  }
  await compareReferrals(stack, finds);
  await compareOutcomes(stack, finds);
  await checkLadders(stack, finds);
  await checkParked(stack, finds);
  finds.lost.push(...(await differingTotals(stack, token)), ...(await differingFigures(stack, token)));
  return finds;
}

/** Each accepted command left its events, once, in the order given; nothing else did. */
async function compareCommands(
  { aggregate, database, byThemselves }: AggregateOwner,
  workload: Workload,
  { lost, doubled }: Finds,
): Promise<void> {
  const { rows } = await database.query<History>(
    `select aggregate_id as id, array_agg(type order by seq) filter (where type <> all($2)) as types,
       max(seq) as last, count(*)::int as count,
       bool_or(backwards) as backwards
     from (select *, recorded_at < lag(recorded_at) over (partition by aggregate_id order by seq) as backwards
           from event where aggregate_type = $1) as event
     group by aggregate_id`,
    [aggregate, byThemselves],
  );
  const kept = new Map(rows.map((row) => [row.id, row]));
  const accepted = workload.accepted[aggregate];
  for (const [id, wanted] of accepted) {
    const types = kept.get(id)?.types ?? [];
    const { missing, surplus } = differing(wanted, types);
    for (const type of missing) lost.push(`${aggregate} ${id}: ${type} was accepted and is not there`);
    for (const type of surplus) doubled.push(`${aggregate} ${id}: ${type} is there once too often`);
    const isShuffled = missing.length + surplus.length === 0 && wanted.some((type, i) => type !== types[i]);
    if (isShuffled) lost.push(`${aggregate} ${id}: events are not in the order of their commands`);
  }
  for (const { id, last, count, backwards } of rows) {
    if (!accepted.has(id)) doubled.push(`${aggregate} ${id} was written down and nobody was told so`);
    if (last !== count) lost.push(`${aggregate} ${id}: ${last - count} events are missing in between`);
    if (backwards) lost.push(`${aggregate} ${id}: events were not recorded in their order`);
  }
}

/** Headquarters' facts are the owner's events, each once, with the stamp the owner keeps. */
async function compareFacts(
  { aggregate, database }: AggregateOwner,
  { scoring }: TestedStack,
  { lost, doubled }: Finds,
): Promise<void> {
  const key = `|| ':' || seq || ' ' || coalesce((extract(epoch from recorded_at) * 1000)::bigint::text, 'unsent') as key`;
  const [events, facts] = await Promise.all([
    database.query<{ key: string }>(`select aggregate_id ${key} from event where aggregate_type = $1`, [
      aggregate,
    ]),
    scoring.query<{ key: string }>(`select ${aggregate}_id ${key} from ${aggregate}_fact`),
  ]);
  const keysOf = ({ rows }: { rows: { key: string }[] }) => rows.map((row) => row.key);
  const { missing, surplus } = differing(keysOf(events), keysOf(facts));
  for (const each of missing) lost.push(`event ${each} of a ${aggregate} is no fact`);
  for (const each of surplus) doubled.push(`fact ${each} of a ${aggregate} is no event`);
}

async function checkRungs(owner: AggregateOwner, moment: number, { lost, doubled }: Finds): Promise<void> {
  const { aggregate, database } = owner;
  const twice = await database.query<{ id: string; rung: string }>(
    `select aggregate_id as id, data #>> '{fact,rung,id}' as rung from event where type = 'rung-climbed'
     group by 1, 2 having count(*) > 1`,
  );
  for (const { id, rung } of twice.rows) doubled.push(`${aggregate} ${id}: rung ${rung} was climbed again`);
  const due = await unclimbedSince(owner, moment);
  for (const id of due) lost.push(`${aggregate} ${id}: a rung is due and not climbed`);
  // Whatever the plan says, what runs past its due moment is missed.
  const overrun = await database.query<{ id: string; clock: string }>(
    `select id, clock ->> 'name' as clock
     from (select distinct on (aggregate_id) aggregate_id as id, data -> 'clocks' as clocks
           from event where aggregate_type = $1 order by aggregate_id, seq desc) as latest,
       jsonb_array_elements(clocks) as clock
     where clock ->> 'outcome' is null and clock ->> 'endedAt' is null and clock ->> 'state' = 'running'
       and (clock ->> 'dueAt')::timestamptz < $2`,
    [aggregate, new Date(moment)],
  );
  for (const { id, clock } of overrun.rows)
    lost.push(`${aggregate} ${id}: clock ${clock} ran out and is not missed`);
}

async function checkLadders(stack: TestedStack, { lost, doubled }: Finds): Promise<void> {
  const { missing, needless } = await differingLadders(stack);
  for (const id of missing) lost.push(`ladder ${id} does not run`);
  for (const id of needless) doubled.push(`ladder ${id} runs and nothing is open`);
}

/** A reader that could not process an event says so and goes on without it. */
async function checkParked({ pools }: TestedStack, { lost }: Finds): Promise<void> {
  for (const [reader, database] of Object.entries(pools)) {
    const { rows } = await database.query<{ id: string }>('select aggregate_id as id from dead_letter');
    for (const { id } of rows) lost.push(`${id} is parked at ${reader}`);
  }
}
