import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations of joint mediation, and their agenda as it was when they were held. */
export class Consultations1795564800075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consultation (
        id uuid constraint consultation_pkey primary key,
        number text not null,
        version integer not null,
        state jsonb not null,
        unit text not null,
        week text not null,
        weekly boolean not null,
        status text not null,
        constraint consultation_number unique (number)
      );
      create unique index consultation_weekly on consultation (unit, week) where weekly;
      create index consultation_of_unit on consultation (unit, week);
      create sequence consultation_number_sequence;

      create table consultation_agenda (
        consultation_id uuid not null,
        place integer not null,
        item jsonb not null,
        constraint consultation_agenda_pkey primary key (consultation_id, place)
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
