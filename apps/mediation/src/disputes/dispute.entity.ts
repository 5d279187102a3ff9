import { ImportableRow } from '@fengqiao/aggregate/store/importable-row';
import type {
  Colour,
  Complexity,
  DisputeState,
  DisputeStatus,
  Level,
} from '@fengqiao/domain/dispute/dispute';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A party as its dispute's record names it. */
export interface NamedParty {
  readonly name: string;
  readonly phone?: string | undefined;
}

/** One quarrel. `state` is what the rules need; the columns beside it are for finding, hiding and reading. */
@Entity('dispute')
@Unique('dispute_number', ['number'])
@Unique('dispute_ref', ['ref'])
@Index('dispute_related_case', ['relatedCase'], { where: 'related_case is not null' })
@Index('dispute_related_ref', ['relatedRef'], {
  where: 'related_ref is not null and related_case is null',
})
@Index('dispute_place', { synchronize: false })
@Index('dispute_people', { synchronize: false })
@Index('dispute_units', { synchronize: false })
@Index('dispute_open', { synchronize: false })
export class DisputeRow extends ImportableRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'dispute_pkey' })
  id!: string;

  /** Null in rows of the first release, which wrote disputes down and no more. */
  @Column({ type: 'jsonb', nullable: true })
  state!: DisputeState | null;

  @Column({ type: 'text' })
  status!: DisputeStatus;

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'text', default: 'other' })
  kind!: string;

  @Column({ type: 'text' })
  complexity!: Complexity;

  @Column({ type: 'text' })
  colour!: Colour;

  @Column({ type: 'text' })
  level!: Level;

  @Column({ type: 'text', nullable: true })
  mediator!: string | null;

  /** Person ids of those with a part in it: who leads, who sits or sat on a panel. */
  @Column({ type: 'text', array: true, default: () => `'{}'` })
  people!: string[];

  /** Person ids of those with a tie to a party: to them it does not exist. */
  @Column({ type: 'text', array: true, default: () => `'{}'` })
  tied!: string[];

  /** Units beside its own tree that it is also a matter of. */
  @Column({ type: 'text', array: true, default: () => `'{}'` })
  units!: string[];

  @Column({ name: 'related_case', type: 'uuid', nullable: true })
  relatedCase!: string | null;

  /** The case it is linked to, as an import named it: a ref of intake's ledger. */
  @Column({ name: 'related_ref', type: 'text', nullable: true })
  relatedRef!: string | null;

  @Column({ name: 'screened_at', type: 'timestamptz', precision: 3 })
  screenedAt!: Date;

  @Column({ name: 'resolve_due_at', type: 'timestamptz', precision: 3, nullable: true })
  resolveDueAt!: Date | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  origin!: string;

  /** Names of people: they stay in this table. */
  @Column({ type: 'jsonb' })
  parties!: NamedParty[];
}

/** The secret by which a party opens its dispute; only a hash is kept. */
@Entity('party_code')
export class PartyCodeRow {
  @PrimaryColumn({ name: 'dispute_id', type: 'uuid', primaryKeyConstraintName: 'party_code_pkey' })
  disputeId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'party_code_pkey' })
  party!: string;

  @Column({ name: 'code_hash', type: 'bytea' })
  codeHash!: Buffer;
}
