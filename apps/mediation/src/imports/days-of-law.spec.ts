import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { hongqi, startMediationAlone } from '../mediation.scenario.ts';
import { Importing } from './import.scenario.ts';

/** Agreed on Friday 30 October at 09:00: thirty days from that hour end on a Sunday. */
const agreedThirtyDaysAgo = `ref,title,place,origin,complexity,colour,level,skipReason,partyA,partyB,screenedAt,acceptedAt,consentA,consentB,status,agreedAt,performedAt,settlement,relatedCase
c1,院墙赔偿,${hongqi},police,general,blue,community,,冯试五,陈试六,2026-10-26T09:00:00+08:00,2026-10-26T10:00:00+08:00,yes,yes,agreed,2026-10-30T09:00:00+08:00,,一次性赔偿并修复院墙,
`;

const clock = new ManualClock('2026-11-29T11:00:00+08:00');
let mediation: TestService;
let id: string;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  const answer = await new Importing(mediation).send('disputes', agreedThirtyDaysAgo);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  const [row] = await mediation.dataSource.query(`select id from dispute where ref = 'c1'`);
  id = row.id;
}, 60_000);
afterAll(() => mediation.stop());

const read = async (path = '') =>
  (await mediation.get(`/v1/disputes/${id}${path}`, { as: 'linjiang-officer-a' })).body;
const confirmation = (clocks: { name: string }[]) => clocks.find(({ name }) => name === 'confirmation');

describe('thirty days that end on a Sunday', () => {
  it('end with Monday at 24:00, or when the office closes, as the Civil Code says', async () => {
    const { items } = await read('/clocks');
    const court = confirmation(items) as unknown as { dueAt: string; steps: Record<string, unknown>[] };
    expect(court).toMatchObject({ state: 'running', dueAt: '2026-12-01T00:00:00+08:00' });
    expect(court.steps.at(-1)).toMatchObject({
      ...{ date: '2026-11-30', endsAt: '24:00', closesAt: '18:00' },
      whyZh: '于当日24:00届满；须在办公时间办理的，于停止办公的18:00届满（《民法典》第二百零三条）',
    });
    expect(await read()).toMatchObject({
      ...{ confirmation: 'open', settlement: { effectiveOn: '2026-10-30', committee: true } },
    });
  });

  it('counted by an earlier release are shown and moved as the law counts them', async () => {
    await mediation.dataSource.query(
      `update dispute set state = jsonb_set(state, '{clocks}', (
         select jsonb_agg(case when clock ->> 'name' = 'confirmation'
           then clock || '{"limit": {"kind": "calendar", "duration": "P30D", "roll": "none"}, "dueAt": 1795914000000}'
           else clock end)
         from jsonb_array_elements(state -> 'clocks') clock)) where id = $1`,
      [id],
    );
    const due = '2026-12-01T00:00:00+08:00';
    const shown = await read();
    expect(confirmation(shown.clocks)).toMatchObject({ state: 'running', dueAt: due });
    const { status } = await mediation.post(`/v1/disputes/${id}/record-statement`, {
      as: 'linjiang-officer-a',
      body: { party: 'A', text: '准备申请', confidential: false },
    });
    expect(status).toBe(200);
    const { items } = await read('/events');
    const moves = items.filter(({ type }: { type: string }) => type === 'deadline-moved');
    expect(moves.map(({ fact }: { fact: object }) => fact)).toEqual([
      {
        type: 'deadline-moved',
        deadline: {
          ...{ clock: 'confirmation', instance: 1 },
          ...{ oldDueAt: '2026-11-29T01:00:00.000Z', newDueAt: '2026-11-30T16:00:00.000Z' },
        },
        cause: { policyVersion: 'mediation-2' },
      },
    ]);
  });
});
