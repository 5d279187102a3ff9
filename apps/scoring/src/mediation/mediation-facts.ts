import type { Envelope } from '@fengqiao/contracts/events/envelope';
import type { DisputeLine } from '@fengqiao/domain/score/mediation/dispute-line';
import { monthAt } from '@fengqiao/domain/score/periods/period';
import { tallyDispute, type DisputeTally } from '@fengqiao/domain/score/mediation/tally-dispute';
import type { DisputeUpdate } from '@fengqiao/domain/score/mediation/dispute-update';
import type { EventHandler } from '@fengqiao/inbox/store/inbox';
import type { EntityManager } from 'typeorm';
import type { DisputeFactRow } from './dispute.entities.ts';
import { addingUp } from './dispute-sums.ts';
import { isAboutDispute, consumedDisputeEvent, type ConsumedDisputeEvent } from './consumed-dispute-event.ts';

/** Mediation's events as facts of disputes, and what figures count of them. */
export const mediationFacts: EventHandler = {
  async apply(manager: EntityManager, events: readonly Envelope[]): Promise<void> {
    const told = events.filter(isAboutDispute).map(consumedDisputeEvent);
    if (told.length > 0) await tell(manager, told);
  },
  async forget(manager: EntityManager): Promise<void> {
    await manager.query('truncate dispute_fact, dispute_line, dispute_sum');
  },
};

/**
 * What a dispute counted as until now is told again from its facts: there are few, and nothing but facts is kept that a
 * later version would have to read.
 */
async function tell(manager: EntityManager, told: readonly ConsumedDisputeEvent[]): Promise<void> {
  const tallies = await talliesOf(
    manager,
    told.filter(({ told: { seq } }) => seq > 1).map(({ disputeId }) => disputeId),
  );
  const facts: object[] = [];
  const lines: object[] = [];
  for (const event of told) {
    const { after, lines: written } = tallyDispute(tallies.get(event.disputeId) ?? null, event.told);
    tallies.set(event.disputeId, after);
    facts.push(factRow(event, after.round));
    lines.push(...written.map((line, n) => lineRow(event, line, n)));
  }
  await insertFacts(manager, facts);
  if (lines.length > 0) await insertLines(manager, lines);
}

type Kept = Pick<
  DisputeFactRow,
  | 'disputeId'
  | 'seq'
  | 'occurredAt'
  | 'place'
  | 'level'
  | 'colour'
  | 'complexity'
  | 'kind'
  | 'resolve'
  | 'detail'
>;

async function talliesOf(
  manager: EntityManager,
  disputeIds: readonly string[],
): Promise<Map<string, DisputeTally>> {
  const tallies = new Map<string, DisputeTally>();
  if (disputeIds.length === 0) return tallies;
  const rows: Kept[] = await manager.query(
    `select dispute_id as "disputeId", seq, occurred_at as "occurredAt", place, level, colour, complexity, kind, resolve,
       detail
     from dispute_fact where dispute_id = any($1::uuid[]) order by dispute_id, seq`,
    [[...new Set(disputeIds)]],
  );
  for (const { disputeId, occurredAt, detail: fact, ...kept } of rows) {
    const event = { ...kept, occurredAt: occurredAt.getTime(), fact } as DisputeUpdate;
    tallies.set(disputeId, tallyDispute(tallies.get(disputeId) ?? null, event).after);
  }
  return tallies;
}

function factRow({ disputeId, recordedAt, told, dueAt, ...named }: ConsumedDisputeEvent, round: number) {
  const { fact: detail, occurredAt, ...standing } = told;
  return {
    ...{ dispute_id: disputeId, recorded_at: recordedAt, occurred_at: iso(occurredAt) },
    ...{ ...named, ...standing, round, due_at: dueAt, detail },
  };
}

function lineRow(
  { disputeId, recordedAt, told: { seq } }: ConsumedDisputeEvent,
  line: DisputeLine,
  n: number,
) {
  const { at, seenAt, standing, source, outcome, of, weight, value } = line;
  return {
    ...{ dispute_id: disputeId, seq, n, source, outcome, of, weight, value },
    ...{ month: monthAt(at).firstMonth, at: iso(at), seen_at: iso(seenAt), recorded_at: recordedAt },
    ...standing,
  };
}

async function insertFacts(manager: EntityManager, facts: readonly object[]): Promise<void> {
  await manager.query(
    `insert into dispute_fact (dispute_id, seq, type, occurred_at, recorded_at, number, place, level, colour,
       complexity, kind, origin, status, round, due_at, resolve, detail)
     select * from jsonb_to_recordset($1::jsonb) as fact(dispute_id uuid, seq int, type text, occurred_at timestamptz,
       recorded_at timestamptz, number text, place text, level text, colour text, complexity text, kind text,
       origin text, status text, round int, due_at timestamptz, resolve jsonb, detail jsonb)`,
    [JSON.stringify(facts)],
  );
}

async function insertLines(manager: EntityManager, lines: readonly object[]): Promise<void> {
  await manager.query(
    `with line as (
       insert into dispute_line (dispute_id, seq, n, source, outcome, "of", weight, value, month, at, seen_at,
         recorded_at, place, level, colour, complexity, kind)
       select * from jsonb_to_recordset($1::jsonb) as line(dispute_id uuid, seq int, n smallint, source text,
         outcome text, "of" int, weight smallint, value int, month int, at timestamptz, seen_at timestamptz,
         recorded_at timestamptz, place text, level text, colour text, complexity text, kind text)
       returning *
     ) ${addingUp('select * from line')}`,
    [JSON.stringify(lines)],
  );
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
