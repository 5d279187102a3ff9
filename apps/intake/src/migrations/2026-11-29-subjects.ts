import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what tokens know people: null is the id, which the version that still serves takes for everybody. */
export class Subjects1795910400020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person add column subject text constraint person_subject unique');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
