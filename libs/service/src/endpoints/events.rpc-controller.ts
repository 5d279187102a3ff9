import type { Envelope, Service } from '@fengqiao/contracts/events/envelope';
import {
  ListEventsAfter,
  listEventsAfterSubject,
  ListHeads,
  listHeadsSubject,
} from '@fengqiao/contracts/rpc/list-events-after';
import { listMarksSubject, type Marks } from '@fengqiao/contracts/rpc/list-marks';
import { envelopeOf, type RecordedEvent } from '@fengqiao/relay/events/event-message';
import { Controller, type Type } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';

/** An owner answers for its own events: what a reader missed, and how far each aggregate has come. */
export function eventsRpcController(owner: Service): Type {
  @Controller()
  class EventsRpcController {
    constructor(private readonly dataSource: DataSource) {}

    @MessagePattern(listEventsAfterSubject(owner))
    async listEventsAfter(@Payload() question: unknown): Promise<{ events: Envelope[] }> {
      const { aggregateId, seq, limit } = ListEventsAfter.parse(question);
      const rows: RecordedEvent[] = await this.dataSource.query(
        `select aggregate_type, aggregate_id, seq, type, occurred_at, recorded_at, traceparent, data from event
         where aggregate_id = $1 and seq > $2 and recorded_at is not null order by seq limit $3`,
        [aggregateId, seq, limit],
      );
      return { events: rows.map((row) => envelopeOf(owner, row)) };
    }

    @MessagePattern(listHeadsSubject(owner))
    async listHeads(
      @Payload() question: unknown,
    ): Promise<{ heads: { aggregateId: string; seq: number }[] }> {
      const { after, limit } = ListHeads.parse(question);
      const rows: { aggregate_id: string; seq: number }[] = await this.dataSource.query(
        `select aggregate_id, max(seq) as seq from event
         where aggregate_id > $1 and recorded_at is not null group by aggregate_id order by aggregate_id limit $2`,
        [after ?? '00000000-0000-0000-0000-000000000000', limit],
      );
      return { heads: rows.map((row) => ({ aggregateId: row.aggregate_id, seq: row.seq })) };
    }

    @MessagePattern(listMarksSubject(owner))
    async listMarks(): Promise<Marks> {
      const rows: { partition: number; stamped_until: Date }[] = await this.dataSource.query(
        'select partition, stamped_until from relay_partition',
      );
      const marks = rows.map(({ partition, stamped_until: at }) => ({
        partition,
        knownUntil: at.toISOString(),
      }));
      return { partitions: marks };
    }
  }
  return EventsRpcController;
}
