import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import { until } from '@fengqiao/test-rig/harness/until';
import { StreamHarness } from '@fengqiao/test-rig/harness/stream-harness';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T10:00:00+08:00');
const dongcheng = 'shifan.dongcheng';
let headquarters: Headquarters;

beforeAll(async () => {
  headquarters = await startHeadquarters(clock);
}, 60_000);
afterAll(() => headquarters.stop());

interface Fact {
  readonly kind: string;
  readonly person: string;
  readonly since: Date | null;
  readonly until: Date | null;
}
/** Of each aggregate the newest. */
const facts = (kind: string, unit: string | null = null): Promise<Fact[]> =>
  headquarters.scoring.dataSource.query(
    `select * from (select distinct on (aggregate_id) * from directory_fact order by aggregate_id, seq desc) as newest
     where kind = $1 and ($2::text is null or unit = $2) order by since nulls first, person`,
    [kind, unit],
  );

describe('headquarters', () => {
  it('knows every person and holding of the sample, and no name', async () => {
    const people = sampleRows('people.csv');
    await until('they are known', async () => (await facts('person')).length === people.length);
    const posts = people.filter((person) => person['post']);
    await until('their posts are known', async () => (await facts('post')).length === posts.length);
    const [{ text }] = await headquarters.scoring.dataSource.query(
      `select string_agg(fact::text, '') as text from directory_fact as fact`,
    );
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('knows whose tenure it was when a post changes hands, who stood in and who was away', async () => {
    clock.advance(60_000);
    const change = async (path: string, body: object) => {
      const { status } = await headquarters.intake.post(`/v1/directory/${path}`, { as: 'admin', body });
      expect(status).toBe(200);
    };
    await change('posts/seat', { unit: dongcheng, person: 'dongcheng-deputy' });
    await change('stand-ins', {
      unit: dongcheng,
      person: 'dongcheng-desk',
      until: '2026-12-01T00:00:00+08:00',
    });
    await change('absences', { person: 'dongcheng-deputy', until: '2026-12-01T00:00:00+08:00' });
    const at = new Date(await clock.now());
    await until('all is known', async () => (await facts('absence')).length === 1);
    const tenures = await facts('post', dongcheng);
    expect(tenures.map(({ person, since, until: to }) => [person, since, to])).toEqual([
      ['dongcheng-chief', null, at],
      // The deputy's other post.
      ['dongcheng-deputy', null, null],
      ['dongcheng-deputy', at, null],
    ]);
    expect(await facts('stand-in', dongcheng)).toMatchObject([{ person: 'dongcheng-desk', since: at }]);
    const [{ parked }] = await headquarters.scoring.dataSource.query(
      'select count(*)::int as parked from dead_letter',
    );
    expect(parked).toBe(0);
  });

  it('parks a person of a shape it does not know, and goes on', async () => {
    const { nats, scoring, intake } = headquarters;
    const parts = { owner: 'intake', reader: 'scoring', inbox: scoring.dataSource } as const;
    const stream = await StreamHarness.connect(nats.url, parts);
    const event = await stream.forge('fengqiao.intake.person.changed');
    await stream.publish({ ...event, data: { ...(event.data as object), role: 'king' } });
    expect(await stream.settled()).toMatchObject([
      { aggregateId: event.subject, reason: 'body does not have the shape of its type' },
    ]);
    await stream.close();
    const person = { id: 'newcomer', nameZh: '新人', role: 'officer', unit: dongcheng };
    await intake.post('/v1/directory/people', { as: 'admin', body: person });
    await until('the next one is known', async () =>
      (await facts('person')).some((fact) => fact.person === 'newcomer'),
    );
  });
});
