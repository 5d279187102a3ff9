import { AggregateReader } from '@fengqiao/aggregate/reading/aggregate-reader';
import type {
  ConsultationQuery,
  ConsultationSummary,
  ConsultationView,
} from '@fengqiao/contracts/http/mediation/consultation';
import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import type { DisputeReader } from '@fengqiao/domain/dispute/visibility/reader';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { DisputeDesk, type Asking } from '../disputes/dispute-desk.ts';
import { consultations, type ConsultationTypes } from './consultation-kind.ts';
import { ConsultationRow } from './consultation.entity.ts';
import { consultationSummary, consultationView } from './consultation-view.ts';

/** Each reader sees those of his or her units, of units below, and of stations whose member he or she is. */
@Injectable()
export class ConsultationReading extends AggregateReader<
  ConsultationTypes,
  Asking,
  ConsultationQuery,
  ConsultationSummary,
  ConsultationView
> {
  constructor(dataSource: DataSource, desk: DisputeDesk) {
    super(dataSource, consultations, desk);
  }

  protected override as(identity: Identity): Asking {
    return { identity };
  }

  protected override find({ unit, status }: ConsultationQuery, { reader }: DisputeWorld) {
    const query = visibleTo(this.manager.createQueryBuilder(ConsultationRow, 'a').where('true'), reader);
    if (unit) query.andWhere(`(a.unit = :unit or starts_with(a.unit, :unit || '.'))`, { unit });
    if (status) query.andWhere('a.status = :status', { status });
    return query;
  }

  protected override summary({ state }: ConsultationRow, world: DisputeWorld): ConsultationSummary {
    return consultationSummary(state, world);
  }

  protected override view({ state }: ConsultationRow, world: DisputeWorld): Promise<ConsultationView> {
    return consultationView(this.manager, state, world);
  }

  /** No party is named in a meeting's own pages: reading one leaves no line in the audit. */
  protected override async record(): Promise<void> {}
}

/** `canSeeJoint` of the domain, as SQL. */
function visibleTo(query: SelectQueryBuilder<ConsultationRow>, reader: DisputeReader) {
  if (seesWholeBureau(reader)) return query;
  return query.andWhere(
    `(exists (select from unnest(:seats::text[]) seat where a.unit = seat or starts_with(a.unit, seat || '.'))
      or exists (select from joint_member m where m.station = a.unit and m.unit = any(:seats::text[])))`,
    { seats: [...reader.seats] },
  );
}
