import type { AgendaItem } from '@fengqiao/domain/consultation/agenda';
import type { ConsultationState, ConsultationStatus } from '@fengqiao/domain/consultation/consultation';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** 会商: one meeting of a unit's joint mediation. `state` is what the rules need; the columns beside it are for finding. */
@Entity('consultation')
@Unique('consultation_number', ['number'])
// One meeting a week by the Schedule, whatever is asked twice.
@Index('consultation_weekly', ['unit', 'week'], { unique: true, where: 'weekly' })
@Index('consultation_of_unit', ['unit', 'week'])
export class ConsultationRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'consultation_pkey' })
  id!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'jsonb' })
  state!: ConsultationState;

  @Column({ type: 'text' })
  unit!: string;

  @Column({ type: 'text' })
  week!: string;

  @Column({ type: 'boolean' })
  weekly!: boolean;

  @Column({ type: 'text' })
  status!: ConsultationStatus;
}

/** What a meeting went through, as it was shown then. Written once, when it is held. */
@Entity('consultation_agenda')
export class ConsultationAgendaRow {
  @PrimaryColumn({
    name: 'consultation_id',
    type: 'uuid',
    primaryKeyConstraintName: 'consultation_agenda_pkey',
  })
  consultationId!: string;

  /** From 1, in the order of the agenda. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'consultation_agenda_pkey' })
  place!: number;

  @Column({ type: 'jsonb' })
  item!: AgendaItem;
}
