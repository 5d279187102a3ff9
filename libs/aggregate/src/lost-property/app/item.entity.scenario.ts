import { Column, Entity, PrimaryColumn, Unique, type MigrationInterface, type QueryRunner } from 'typeorm';
import { plainColumnTypes, PlainRow } from '../../store/plain-row.ts';
import type { ItemState } from '../domain/item.scenario.ts';

@Entity('lost_property')
@Unique('lost_property_number', ['number'])
export class ItemRow extends PlainRow<ItemState> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'lost_property_pkey' })
  id!: string;

  @Column({ type: 'text' })
  description!: string;
}

export class LostProperty1795999999001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lost_property (
        id uuid constraint lost_property_pkey primary key,
        ${plainColumnTypes},
        description text not null,
        constraint lost_property_number unique (number)
      );
      create sequence lost_property_sequence;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
