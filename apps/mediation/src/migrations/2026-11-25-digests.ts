import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the members of a joint mediation were told of, day by day, to the last event of each dispute. */
export class Digests1795564800076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table joint_digest (
        id uuid constraint joint_digest_pkey primary key,
        station text not null,
        day text not null,
        at timestamptz(3) not null,
        constraint joint_digest_day unique (station, day)
      );
      create table digest_entry (
        station text not null,
        dispute_id uuid not null,
        day text not null,
        after_seq integer not null,
        to_seq integer not null,
        constraint digest_entry_pkey primary key (station, dispute_id, day)
      );
      create index digest_entry_day on digest_entry (station, day);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
