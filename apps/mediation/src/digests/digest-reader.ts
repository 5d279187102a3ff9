import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { DigestView } from '@fengqiao/contracts/http/mediation/digest';
import { canSeeJoint } from '@fengqiao/domain/consultation/seats';
import { canSeeDispute } from '@fengqiao/domain/dispute/visibility/scope';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeDesk } from '../disputes/dispute-desk.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { disputesById } from '../consultations/consultation.repository.ts';
import { JointDigestRow } from './digest.entity.ts';

interface Fact {
  readonly dispute: string;
  readonly seq: number;
  readonly type: string;
  readonly occurred_at: Date;
}

/** What a digest's notice spoke of: which disputes, and what happened to each. */
@Injectable()
export class DigestReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: DisputeDesk,
  ) {}

  /** The newest where no day is named. */
  async read(station: string, day: string | null, identity: Identity): Promise<DigestView | Refusal> {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    if (!canSeeJoint(station, world.reader, world)) return refuse('not-found');
    const digest = await manager.findOne(JointDigestRow, {
      where: day === null ? { station } : { station, day },
      order: { day: 'DESC' },
    });
    if (!digest) return refuse('not-found');
    const local = localTime(world);
    const facts: Fact[] = await manager.query(
      `select e.aggregate_id as dispute, e.seq, e.type, e.occurred_at
       from digest_entry d join event e
         on e.aggregate_id = d.dispute_id and e.seq > d.after_seq and e.seq <= d.to_seq
       where d.station = $1 and d.day = $2 order by e.aggregate_id, e.seq`,
      [station, digest.day],
    );
    const rows = await disputesById(
      manager,
      facts.map(({ dispute }) => dispute),
    );
    const items = rows
      .filter((row) => canSeeDispute(stateOf(row), world.reader, world))
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .map(({ id, number, title }) => ({
        ...{ dispute: id, number, title },
        facts: facts
          .filter(({ dispute }) => dispute === id)
          .map(({ seq, type, occurred_at }) => ({ seq, type, occurredAt: local(occurred_at.getTime()) })),
      }));
    return {
      ...{ station, day: digest.day, at: local(digest.at.getTime()), items },
      serverTime: local(world.now),
    };
  }
}
