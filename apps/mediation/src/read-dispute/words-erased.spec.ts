import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { disputeStatuses } from '@fengqiao/domain/dispute/dispute';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { linjiang, members, minutes, planned } from '../consultations/consult.scenario.ts';
import {
  disputeIn,
  inSession,
  mediator,
  officer,
  startMediationAlone,
  written,
} from '../mediation.scenario.ts';
import { move, type Written } from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const chief = 'linjiang-chief';
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  await members(mediation, linjiang, ['partner.sifa']);
}, 60_000);
afterAll(() => mediation.stop());

async function consultationOn(dispute: string): Promise<string> {
  const id = await planned(mediation, new Date((await clock.now()) + 3_600_000).toISOString());
  clock.advance(3_600_000);
  const dueAt = new Date((await clock.now()) + 3_600_000).toISOString();
  const acts: [string, object][] = [
    ['hold', minutes],
    ['resolve', { dispute, unit: 'partner.sifa', text: '五日内回访', dueAt }],
  ];
  for (const [command, body] of acts) {
    const answer = await mediation.post(`/v1/consultations/${id}/${command}`, { as: chief, body });
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
  }
  return id;
}

const asStaff = (path: string) => mediation.get(path, { as: chief });
const asParty = ({ number, codes }: Written, path = '') =>
  mediation.get(`/v1/public/disputes/${number}${path}`, { headers: { 'query-code': codes['A'] ?? '' } });

it('disputes and consultations are read by everybody when the words of their events are erased', async () => {
  const disputes: Written[] = [];
  for (const status of disputeStatuses) disputes.push(await disputeIn(mediation, clock, status));
  const settled = disputes[disputeStatuses.indexOf('settled')] as Written;
  const spoken = await written(mediation);
  await inSession(mediation, clock, spoken);
  await move(mediation, spoken, [
    ['record-statement', mediator, { party: 'A', text: '陈述', confidential: true }],
  ]);
  disputes.push(spoken);
  const withdrawn = await disputeIn(mediation, clock, 'accepted');
  await move(mediation, withdrawn, [['withdraw', officer, { reason: '说明', remedies: '起诉' }]]);
  disputes.push(withdrawn);
  const open = await disputeIn(mediation, clock, 'screened');
  const consultation = await consultationOn(open.id);
  disputes.push(open);
  const pages = () =>
    Promise.all([
      asStaff(`/v1/disputes/${settled.id}/settlement`),
      asParty(settled, '/settlement'),
      ...disputes.map(({ id }) => asStaff(`/v1/disputes/${id}/clocks`)),
    ]);
  const told = () => mediation.dataSource.query('select position, data from event order by position');
  const unmoved = async () =>
    JSON.stringify([(await pages()).map(({ status, body }) => [status, body]), await told()]);
  const before = await unmoved();
  expect((await asStaff(`/v1/consultations/${consultation}`)).body).toMatchObject({
    ...{ minutes: minutes.minutes, resolutions: [{ text: '五日内回访' }] },
  });

  await mediation.dataSource.query('delete from event_words');

  expect(await unmoved()).toBe(before);
  for (const dispute of disputes) {
    const { status, body } = await asStaff(`/v1/disputes/${dispute.id}/events`);
    expect([status, body.items.map(({ record }: { record: object }) => record)]).toEqual([
      200,
      body.items.map(() => ({})),
    ]);
    expect((await asStaff(`/v1/disputes/${dispute.id}`)).status).toBe(200);
    expect((await asParty(dispute)).status).toBe(200);
  }
  const session = `/sessions/1/calendar`;
  expect((await asStaff(`/v1/disputes/${spoken.id}${session}`)).status).toBe(200);
  expect((await asParty(spoken, session)).status).toBe(200);
  const { status, body } = await asStaff(`/v1/consultations/${consultation}`);
  expect([status, body]).toMatchObject([200, { minutes: null, resolutions: [{ text: '' }] }]);
});
