import type { ConsultationQuery } from '@fengqiao/contracts/http/consultation';
import { canSeeJoint } from '@fengqiao/domain/consultation/seats';
import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import type { DisputeReader } from '@fengqiao/domain/dispute/reader';
import { refuse } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-check';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { localOf } from '../disputes/clock-view.ts';
import { DisputeDesk } from '../disputes/dispute-desk.ts';
import { ConsultationRow } from './consultation.entity.ts';
import { consultationSummary, consultationView } from './consultation-view.ts';

/** Reads consultations; each reader sees those of his or her units, of units below, and of stations whose member he or she is. */
@Injectable()
export class ConsultationReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: DisputeDesk,
  ) {}

  async list({ unit, status, cursor, limit }: ConsultationQuery, identity: Identity) {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const query = visibleTo(manager.createQueryBuilder(ConsultationRow, 'c').where('true'), world.reader);
    if (unit) query.andWhere(`(c.unit = :unit or starts_with(c.unit, :unit || '.'))`, { unit });
    if (status) query.andWhere('c.status = :status', { status });
    if (cursor) query.andWhere('c.id < :cursor', { cursor });
    const rows = await query
      .orderBy('c.id', 'DESC')
      .take(limit + 1)
      .getMany();
    const page = rows.slice(0, limit);
    return {
      items: page.map(({ state }) => consultationSummary(state, world)),
      next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
      serverTime: localOf(world)(world.now),
    };
  }

  async read(id: string, identity: Identity) {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const row = await manager.findOneBy(ConsultationRow, { id });
    if (!row || !canSeeJoint(row.unit, world.reader, world)) return refuse('not-found');
    return consultationView(manager, row, world);
  }
}

/** `canSeeJoint` of the domain, as SQL. */
function visibleTo(query: SelectQueryBuilder<ConsultationRow>, reader: DisputeReader) {
  if (seesWholeBureau(reader)) return query;
  return query.andWhere(
    `(exists (select from unnest(:seats::text[]) seat where c.unit = seat or starts_with(c.unit, seat || '.'))
      or exists (select from joint_member m where m.station = c.unit and m.unit = any(:seats::text[])))`,
    { seats: [...reader.seats] },
  );
}
