import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a reader of other services' events has taken in: for services that consume. */
export class Inbox1795305600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inbox (
        owner text not null,
        aggregate_id uuid not null,
        seq integer not null,
        constraint inbox_pkey primary key (owner, aggregate_id)
      );
      create table dead_letter (
        owner text not null,
        aggregate_id text not null,
        seq integer not null,
        reason text not null,
        parked_at timestamptz not null default now(),
        constraint dead_letter_pkey primary key (owner, aggregate_id)
      );
      create index dead_letter_age on dead_letter (parked_at);
      create table known_until (
        owner text not null,
        partition smallint not null,
        known_until timestamptz(3) not null,
        constraint known_until_pkey primary key (owner, partition)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
