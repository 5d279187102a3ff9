import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever has a tie to a party, for good. Of disputes that are here already by their events, since a panel forgets
 * whoever was replaced; those say who declared and not what, so whoever declared and is not on the panel as untied is
 * taken for tied. The version that still serves keeps what it does not know of a state as it is.
 */
export class Ties1795910400022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dispute add column tied text[] not null default '{}';

      update dispute d
      set tied = t.people,
          people = array(select person from unnest(d.people) person where person <> all(t.people)),
          state = jsonb_set(d.state, '{ties}', to_jsonb(t.people))
      from (
        select e.aggregate_id, array_agg(distinct e.data -> 'fact' ->> 'panelist') as people
        from event e join dispute on dispute.id = e.aggregate_id
        where e.aggregate_type = 'dispute' and e.type = 'tie-declared'
          and e.data -> 'fact' ->> 'panelist' !~ '^guest-[0-9]+$'
          and not exists (
            select from jsonb_array_elements(dispute.state -> 'sessions') session,
              jsonb_array_elements(session -> 'panel') one
            where session -> 'n' = e.data -> 'fact' -> 'session' and one ->> 'tied' = 'false'
              and one ->> 'key' = e.data -> 'fact' ->> 'panelist'
          )
        group by e.aggregate_id
      ) t
      where t.aggregate_id = d.id and d.state is not null;

      update dispute
      set people = array(select person from unnest(people) person where person !~ '^guest-[0-9]+$')
      where exists (select from unnest(people) person where person ~ '^guest-[0-9]+$');
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
