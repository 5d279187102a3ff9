import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What people wrote with an event. May be erased: the event that names it stands without. */
@Entity('event_words')
export class EventWordsRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'event_words_pkey' })
  id!: string;

  @Column({ name: 'aggregate_id', type: 'uuid' })
  aggregateId!: string;

  @Column({ type: 'int' })
  seq!: number;

  @Column({ type: 'jsonb' })
  words!: Record<string, unknown>;
}

/** From when words stand beside events, and how far those of earlier releases have been moved there. */
@Entity('words_move')
@Check('words_move_only_row', 'only_row')
export class WordsMoveRow {
  @PrimaryColumn({
    name: 'only_row',
    type: 'boolean',
    default: true,
    primaryKeyConstraintName: 'words_move_pkey',
  })
  onlyRow!: boolean;

  /** By the database's clock, which is the same for every process. */
  @Column({ name: 'opens_at', type: 'timestamptz' })
  opensAt!: Date;

  /** Of the last event looked at in this pass. */
  @Column({ type: 'bigint', default: 0 })
  position!: string;

  /** Whether this pass has met words in a record; one that meets none is the last. */
  @Column({ type: 'boolean', default: false })
  found!: boolean;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;
}

export const wordsEntities = [EventWordsRow, WordsMoveRow];
