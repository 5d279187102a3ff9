import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sequences are for the years in which people register: this one, and those beside it. Numbers of a year that an import
 * names are counted in a row, so that a file makes no relation of the database (decision 0069). Whichever of the two a
 * year had first, the other goes on from there.
 */
export class NumbersOfThePast1795910400062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_number_counter (
        prefix text not null,
        year integer not null,
        last bigint not null,
        constraint case_number_counter_pkey primary key (prefix, year)
      );
      create function take_case_numbers(of_prefix text, of_year integer, many integer) returns bigint[]
      language plpgsql as $$
      declare
        sequence_name text := format('case_number_%s_%s', lower(of_prefix), of_year);
        this_year integer := extract(year from now() at time zone 'Asia/Shanghai');
        last_taken bigint;
      begin
        if of_year between this_year - 1 and this_year + 1 then
          begin
            return array(select nextval(sequence_name) from generate_series(1, many));
          exception when undefined_table then
            perform pg_advisory_xact_lock(hashtext(sequence_name));
            select coalesce(max(counter.last), 0) into last_taken from case_number_counter counter
              where counter.prefix = of_prefix and counter.year = of_year;
            execute format('create sequence if not exists %I start with %s', sequence_name, last_taken + 1);
            return array(select nextval(sequence_name) from generate_series(1, many));
          end;
        end if;
        insert into case_number_counter as counter (prefix, year, last)
          values (of_prefix, of_year, many + coalesce((
            select last_value from pg_sequences
            where schemaname = current_schema() and sequencename = sequence_name), 0))
          on conflict on constraint case_number_counter_pkey do update set last = counter.last + many
          returning counter.last into last_taken;
        return array(select generate_series(last_taken - many + 1, last_taken));
      end $$;
      create or replace function next_case_number(prefix text, year integer) returns bigint
      language sql as $$ select (take_case_numbers(prefix, year, 1))[1] $$;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
