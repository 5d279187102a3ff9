import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places that people name, and the unit each leads to. */
export class Places1795910400063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table place (
        place text constraint place_pkey primary key,
        aliases text[] not null,
        unit text not null,
        keys text[] not null
      );
      create index place_keys on place using gin (keys);
      create table place_change (
        id uuid constraint place_change_pkey primary key,
        place text not null,
        aliases text[] not null,
        unit text not null,
        changed_at timestamptz(3) not null,
        changed_by text not null
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
