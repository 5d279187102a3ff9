import type { CaseEventData } from '@fengqiao/contracts/events/case-event';
import type { Envelope } from '@fengqiao/contracts/events/envelope';
import { MessageFeed } from '@fengqiao/nats/message-feed';
import { connectionTo, type NatsTarget } from '@fengqiao/nats/nats-target';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { serveHelper } from '../stack/helper-process.ts';

export interface ConsumeTask {
  readonly nats: NatsTarget;
  readonly databaseUrl: string;
  readonly stream: string;
  /** An existing durable consumer. */
  readonly reader: string;
  readonly batchSize: number;
}

const waitMs = 500;

/**
 * The baseline: takes messages in batches, inserts the rows scoring would have, acknowledges; one transaction a
 * batch. It trusts bodies, order and its own database: nothing is validated, skipped, asked for or parked.
 */
serveHelper<ConsumeTask, null>(async ({ nats, databaseUrl, stream, reader, batchSize }) => {
  const connection = await connect(connectionTo(nats, 'fengqiao-bench-consumer'));
  const feed = await MessageFeed.open(await jetstream(connection).consumers.get(stream, reader));
  const client = new pg.Client(databaseUrl);
  await client.connect();
  for (;;) {
    const messages = await feed.take(batchSize, waitMs);
    if (messages.length === 0) break;
    const events = messages
      .map((message) => message.json<Envelope>())
      .filter(({ type }) => type?.startsWith('fengqiao.intake.case.'));
    if (events.length > 0) await insert(client, events);
    for (const message of messages) message.ack();
  }
  await feed.close();
  await connection.close();
  await client.end();
  return null;
});

async function insert(client: pg.Client, events: readonly Envelope[]): Promise<void> {
  const last = new Map(events.map((event) => [event.subject, event.seq]));
  await client.query('begin');
  await client.query(
    `insert into case_fact (case_id, seq, type, occurred_at, recorded_at, ledger, stage, unit, overdue_from, data)
     select * from jsonb_to_recordset($1::jsonb) as fact(
       case_id uuid, seq int, type text, occurred_at timestamptz, recorded_at timestamptz,
       ledger text, stage text, unit text, overdue_from timestamptz, data jsonb)`,
    [JSON.stringify(events.map(rowOf))],
  );
  await client.query(
    `insert into inbox (owner, aggregate_id, seq) select 'intake', id, seq from unnest($1::uuid[], $2::int[]) as moved(id, seq)
     on conflict (owner, aggregate_id) do update set seq = excluded.seq`,
    [[...last.keys()], [...last.values()]],
  );
  await client.query('commit');
}

function rowOf({ subject, seq, time, recordedat, data }: Envelope) {
  const body = data as CaseEventData;
  return {
    case_id: subject,
    seq,
    type: body.fact.type,
    occurred_at: time,
    recorded_at: recordedat,
    ledger: body.ledger,
    stage: body.stage,
    unit: body.handlingUnit ?? body.ownerUnit,
    overdue_from: body.clocks.flatMap((clock) => clock.overdueFrom ?? []).sort()[0] ?? null,
    data: body,
  };
}
