import type { Desk } from './desk.ts';
import { differingLadders } from './ladders-check.ts';
import { differingTotals } from './totals-check.ts';
import type { TestedStack } from './tested-stack.ts';

/** What was found afterwards, a line each; both lists empty is the promise kept. */
export interface Findings {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

interface CaseHistory {
  readonly id: string;
  readonly types: string[];
  readonly last: number;
  readonly count: number;
  readonly backwards: boolean;
}

/** A climb may take a moment after its rung is due, and a climb under way is none too few. */
const climbGraceMs = 10_000;

/** Everything the promise says, looked up in the databases and Temporal while nobody gives commands. */
export async function gatherEvidence(stack: TestedStack, desk: Desk, token: string): Promise<Findings> {
  const lost: string[] = [];
  const doubled: string[] = [];
  await compareCommands(stack, desk, lost, doubled);
  await compareFacts(stack, lost, doubled);
  await checkRungs(stack, lost, doubled);
  await checkLadders(stack, lost, doubled);
  lost.push(...(await differingTotals(stack, token)));
  return { lost, doubled };
}

/** Each accepted command left its event, once, in the order given; nothing else did. */
async function compareCommands(
  stack: TestedStack,
  desk: Desk,
  lost: string[],
  doubled: string[],
): Promise<void> {
  const { rows } = await stack.intake.query<CaseHistory>(
    `select aggregate_id as id, array_agg(type order by seq) filter (where type <> 'rung-climbed') as types,
       max(seq) as last, count(*)::int as count,
       bool_or(backwards) as backwards
     from (select *, recorded_at < lag(recorded_at) over (partition by aggregate_id order by seq) as backwards
           from event where aggregate_type = 'case') as event
     group by aggregate_id`,
  );
  const kept = new Map(rows.map((row) => [row.id, row]));
  for (const [id, wanted] of desk.accepted) {
    const { types = [] } = kept.get(id) ?? {};
    for (const type of new Set([...wanted, ...types])) {
      const more =
        types.filter((each) => each === type).length - wanted.filter((each) => each === type).length;
      if (more < 0) lost.push(`case ${id}: ${type} was accepted and is not there`);
      if (more > 0) doubled.push(`case ${id}: ${type} is there ${more} times too often`);
    }
  }
  for (const { id, last, count, backwards } of rows) {
    if (!desk.accepted.has(id)) doubled.push(`case ${id} was registered and nobody was told so`);
    if (last !== count) lost.push(`case ${id}: ${last - count} events are missing in between`);
    if (backwards) lost.push(`case ${id}: events were not recorded in their order`);
  }
}

/** Headquarters' facts are the owner's events, each once, with the stamp the owner keeps. */
async function compareFacts(stack: TestedStack, lost: string[], doubled: string[]): Promise<void> {
  const key = `id || ':' || seq || ' ' || coalesce((extract(epoch from recorded_at) * 1000)::bigint::text, 'unsent') as key`;
  const [events, facts, parked] = await Promise.all([
    stack.intake.query<{ key: string }>(
      `select ${key} from (select aggregate_id::text as id, seq, recorded_at from event where aggregate_type = 'case') as each`,
    ),
    stack.scoring.query<{ key: string }>(
      `select ${key} from (select case_id::text as id, seq, recorded_at from case_fact) as each`,
    ),
    stack.scoring.query<{ aggregate_id: string }>('select aggregate_id from dead_letter'),
  ]);
  const known = new Set(facts.rows.map((row) => row.key));
  for (const row of events.rows) if (!known.delete(row.key)) lost.push(`event ${row.key} is no fact`);
  for (const row of known) doubled.push(`fact ${row} is no event`);
  for (const row of parked.rows) lost.push(`case ${row.aggregate_id} is parked`);
}

async function checkRungs(stack: TestedStack, lost: string[], doubled: string[]): Promise<void> {
  const twice = await stack.intake.query<{ id: string; rung: string }>(
    `select aggregate_id as id, data #>> '{fact,rung,id}' as rung from event where type = 'rung-climbed'
     group by 1, 2 having count(*) > 1`,
  );
  for (const { id, rung } of twice.rows) doubled.push(`case ${id}: rung ${rung} was climbed again`);
  const due = await stack.intake.query<{ id: string }>(
    'select aggregate_id as id from ladder_plan where next_rung_at < $1',
    [new Date(stack.now() - climbGraceMs)],
  );
  for (const { id } of due.rows) lost.push(`case ${id}: a rung is due and not climbed`);
}

async function checkLadders(stack: TestedStack, lost: string[], doubled: string[]): Promise<void> {
  const { missing, needless } = await differingLadders(stack);
  for (const id of missing) lost.push(`ladder ${id} does not run`);
  for (const id of needless) doubled.push(`ladder ${id} runs for no open case`);
}
