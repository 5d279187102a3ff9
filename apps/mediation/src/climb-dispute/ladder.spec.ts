import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LadderWatch } from '@fengqiao/test-rig/harness/ladder-watch';
import { startTestTemporal, type TestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { hourPolicy } from './hour-policy.scenario.ts';
import {
  act,
  held,
  mediator,
  move,
  officer,
  planned,
  quarrel,
  signed,
  TwoServices,
  written,
  type DisputeStep,
  type Written,
} from '../mediation.scenario.ts';

let temporal: TestTemporal;
let services: TwoServices;
let ladder: LadderWatch;

beforeAll(async () => {
  temporal = await startTestTemporal();
  services = await TwoServices.start(temporal.clock, { temporalAddress: temporal.address });
  const { dataSource } = services.mediation;
  await dataSource.query(`insert into mediation_policy values ($1, 1, $2, now(), 'admin')`, [
    hourPolicy.version,
    hourPolicy,
  ]);
  await dataSource.query('update world_version set version = version + 1');
  ladder = new LadderWatch(temporal, dataSource, 'dispute', workflowBundlePath);
}, 60_000);
afterAll(async () => {
  await services.stop();
  await temporal.env.teardown();
});

const hourMs = 3_600_000;
const inHours = async (count: number) =>
  new Date((await temporal.clock.now()) + count * hourMs).toISOString();
const consents: DisputeStep[] = [
  ['record-consent', 'A', { given: true }],
  ['record-consent', 'B', { given: true }],
];
const owed = (dueAt: string) => ({
  terms: '赔付一千二百元',
  obligations: [{ id: '1', kind: 'money', who: 'B', toWhom: 'A', what: '赔付', amountYuan: 1200, dueAt }],
});

/** Each step once the one before has reached Temporal: what a dispute costs when nothing comes together. */
async function stepwise(dispute: Written, road: readonly DisputeStep[]): Promise<void> {
  for (const step of road) {
    await move(services.mediation, dispute, [step]);
    await ladder.settled(dispute.id);
  }
}

async function untilHour(hours: number): Promise<void> {
  await temporal.env.sleep(hours * hourMs + 60_000);
}

describe('the ladder of a dispute', () => {
  it('costs at most 40 events for one that settles at the community in one session, and replays', async () => {
    const dispute = await written(services.mediation, { colour: 'blue' });
    await ladder.settled(dispute.id);
    await stepwise(dispute, [['accept', officer, { mediator }], ...consents, planned(await inHours(2))]);
    await untilHour(2);
    await stepwise(dispute, [
      held('agreed'),
      ['draft-settlement', mediator, owed(await inHours(20))],
      ...signed,
    ]);
    await stepwise(dispute, [['confirm', 'A', { obligation: '1', evidence: [{ text: '收条' }] }]]);
    const seen = await ladder.countEvents(dispute.id);
    expect(seen).toBeLessThanOrEqual(40);
    // What was seen when this was written; a change that costs more should be noticed.
    expect(seen).toBe(34);
    await ladder.replays(dispute.id, 'dispute-one-session');
  });

  it('shows an operator level, colour, the next rung and the obligations that are open', async () => {
    const dispute = await written(services.mediation, { colour: 'red' });
    await move(services.mediation, dispute, [
      ['accept', officer, { mediator }],
      ...consents,
      planned(await inHours(1)),
    ]);
    await untilHour(1);
    await move(services.mediation, dispute, [
      held('agreed'),
      ['draft-settlement', mediator, owed(await inHours(20))],
      ...signed,
    ]);
    await ladder.settled(dispute.id);
    const details = await ladder.details(dispute.id);
    for (const words of [dispute.number, 'level community', 'colour red', 'Next rung', 'obligation-1'])
      expect(details).toContain(words);
    expect(details).not.toContain('Party');
    const { searchAttributes } = await ladder.handle(dispute.id).describe();
    expect(searchAttributes).toMatchObject({ Kind: ['dispute'], Number: [dispute.number], Level: [0] });
  });

  it('climbs three levels on one limit, each rung once and at its moment', async () => {
    const began = await temporal.clock.now();
    const dispute = await written(services.mediation, { colour: 'blue' });
    await stepwise(dispute, [['accept', officer, { mediator }], ...consents]);
    for (const [index, last] of [
      [0, 'not-agreed'],
      [1, 'not-agreed'],
      [2, 'not-agreed'],
    ] as const) {
      await stepwise(dispute, [planned(await inHours(10))]);
      await untilHour(10);
      await stepwise(dispute, [held(last, index + 1)]);
      if (index < 2) await stepwise(dispute, [['raise', officer, {}]]);
    }
    const { searchAttributes } = await ladder.handle(dispute.id).describe();
    expect(searchAttributes).toMatchObject({ Level: [2], Unit: ['shifan.dongcheng'] });
    expect(await ladder.countEvents(dispute.id)).toBeLessThanOrEqual(80);
    // Resolve is due at hour 100: half at 50, four fifths at 80, then every ten hours a level up.
    await untilHour(95);
    await until('the breach and two escalations are climbed', async () =>
      (await ladder.climbed(dispute.id)).includes('resolve/1/escalation/2'),
    );
    const climbs = (await ladder.climbs(dispute.id)).filter(({ rung }) => rung.startsWith('resolve'));
    expect(climbs.map(({ rung, at }) => [rung, Math.round((at - began) / hourMs)])).toEqual([
      ['resolve/1/reminder/1', 50],
      ['resolve/1/warning/1', 80],
      ['resolve/1/breach/1', 100],
      ['resolve/1/escalation/1', 110],
      ['resolve/1/escalation/2', 120],
    ]);
    expect(new Set(await ladder.climbed(dispute.id)).size).toBe((await ladder.climbed(dispute.id)).length);
    await ladder.replays(dispute.id, 'dispute-three-levels');
  });

  it('takes a default at its moment, keeps shut what waits, and opens it when it is performed late', async () => {
    const dispute = await written(services.mediation, { colour: 'blue' });
    await move(services.mediation, dispute, [
      ['accept', officer, { mediator }],
      ...consents,
      planned(await inHours(1)),
    ]);
    await untilHour(1);
    const from = await temporal.clock.now();
    const due = (hours: number) => new Date(from + hours * hourMs).toISOString();
    const chain = {
      terms: '先修后付',
      obligations: [
        { id: 'mend', kind: 'act', who: 'B', toWhom: 'A', what: '修缮', dueAt: due(10) },
        { id: 'pay', kind: 'act', who: 'A', toWhom: 'B', what: '验收', dueAt: due(40), after: ['mend'] },
      ],
    };
    await move(services.mediation, dispute, [
      held('agreed'),
      ['draft-settlement', mediator, chain],
      ...signed,
    ]);
    await untilHour(50);
    const missed = await until('the default is climbed', async () =>
      (await ladder.climbs(dispute.id)).find(({ rung }) => rung === 'obligation-mend/1/breach/1'),
    );
    expect(Math.round((missed.at - from) / hourMs)).toBe(10);
    expect((await ladder.climbed(dispute.id)).filter((rung) => rung.startsWith('obligation-pay'))).toEqual(
      [],
    );
    const early = await act(services.mediation, dispute, 'confirm', 'B', {
      obligation: 'pay',
      evidence: [{ text: '收条' }],
    });
    expect(early.body.code).toBe('obligation-shut');
    const late = await move(services.mediation, dispute, [
      ['confirm', 'A', { obligation: 'mend', evidence: [{ text: '照片' }] }],
    ]);
    const opened = late.clocks.find(({ name }: { name: string }) => name === 'obligation-pay');
    // Thirty hours lay between the two.
    expect(Math.round((Date.parse(opened.dueAt) - (await temporal.clock.now())) / hourMs)).toBe(30);
    await ladder.settled(dispute.id);
    await ladder.replays(dispute.id, 'dispute-default');
  });

  it('stays for the visits after settling, and goes with the last', async () => {
    const body = { ...quarrel, colour: 'blue', terms: '互相道歉', minutes: '当场和好' };
    const { body: dispute } = await services.mediation.post('/v1/disputes/settle-at-once', {
      as: officer,
      body,
    });
    for (const hours of [12, 20, 40]) {
      await untilHour(hours);
      for (const party of ['A', 'B'])
        await services.mediation.post(`/v1/disputes/${dispute.id}/visit`, {
          as: 'linjiang-desk',
          body: { party, outcome: 'holds', seen: '平稳' },
        });
    }
    await ladder.settled(dispute.id);
    await ladder.handle(dispute.id).result();
    // The first of three was made in time (at 12 of 20 hours), the others before theirs too.
    expect((await ladder.climbed(dispute.id)).filter((rung) => rung.includes('breach'))).toEqual([]);
    await ladder.replays(dispute.id, 'dispute-visits');
  });
});
