import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { give, walk } from '../../../intake/src/intake.scenario.ts';
import {
  held,
  hongqi,
  mediator,
  move,
  officer,
  planned,
  TwoServices,
  type DisputeStep,
  type Written,
} from '../mediation.scenario.ts';
import { TakeUpReferrals } from './take-up-referrals.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const everything = ['api', 'relay', 'worker'] as const;
let services: TwoServices;

beforeAll(async () => {
  services = await TwoServices.start(clock, {}, everything);
}, 60_000);
afterAll(() => services.stop());

const parties = [{ name: 'Referred One', phone: '13800000000' }, { name: 'Referred Two' }];

/** A case in the hands of officer a, referred to mediation. */
async function referred(): Promise<string> {
  const id = await walk(services.intake, 'accept');
  await give(services.intake, id, [['refer', officer, { place: hongqi, parties }]]);
  return id;
}

/** A message that a service is stopped on comes again after half a minute, which no test of ours waits for. */
async function reached(service: 'intake' | 'mediation', caseId: string): Promise<number> {
  const from = { intake: 'event', mediation: 'inbox' }[service];
  const [row] = await services[service].dataSource.query<{ seq: number | null }[]>(
    `select max(seq)::int as seq from ${from} where aggregate_id = $1`,
    [caseId],
  );
  return row?.seq ?? 0;
}

const disputesOf = (caseId: string): Promise<{ id: string; number: string }[]> =>
  services.mediation.dataSource.query('select id, number from dispute where related_case = $1', [caseId]);

async function disputeOf(caseId: string): Promise<Written> {
  const [found] = await until('the dispute is written down', async () => {
    const found = await disputesOf(caseId);
    return found.length > 0 && found;
  });
  if (!found) throw new Error('no dispute');
  return { ...found, codes: {} };
}

/** Mediated, settled and agreed: the outcome the case waits for. */
async function agreed(dispute: Written): Promise<void> {
  const at = new Date((await clock.now()) + 60_000).toISOString();
  await move(services.mediation, dispute, [
    ['accept', officer, { mediator }],
    ['record-consent', officer, { party: 'A', given: true }],
    ['record-consent', officer, { party: 'B', given: true }],
    planned(at),
  ]);
  clock.advance(60_000);
  await move(services.mediation, dispute, [
    held('agreed'),
    ['draft-settlement', mediator, { terms: '互相谅解' }],
    ['sign', officer, { party: 'A', version: 1 }],
    ['sign', officer, { party: 'B', version: 1 }],
    ['agree', mediator, {}],
  ]);
}

async function typesOf(caseId: string): Promise<string[]> {
  const rows: { type: string }[] = await services.intake.dataSource.query(
    'select type from event where aggregate_id = $1 order by seq',
    [caseId],
  );
  return rows.map(({ type }) => type);
}

const wakes = async (caseId: string) =>
  (await typesOf(caseId)).filter((type) => type === 'mediation-ended').length;
const complete = async (caseId: string) => {
  const { body } = await services.intake.get(`/v1/cases/${caseId}`, { as: officer });
  return body.clocks.find(({ name }: { name: string }) => name === 'complete');
};

describe('a case referred, and back', () => {
  it('becomes a dispute whose outcome wakes it, with what was left of its limit', async () => {
    const caseId = await referred();
    expect(await complete(caseId)).toMatchObject({ state: 'suspended', dueAt: null });
    const dispute = await disputeOf(caseId);
    const { body } = await services.mediation.get(`/v1/disputes/${dispute.id}`, { as: officer });
    expect(body).toMatchObject({
      ...{ status: 'screened', origin: 'case', place: hongqi, relatedCase: caseId, title: '夜间施工噪声' },
      parties: [
        { key: 'A', ...parties[0] },
        { key: 'B', name: 'Referred Two', phone: null },
      ],
    });
    await agreed(dispute);
    await until('the case wakes', async () => (await wakes(caseId)) === 1);
    expect(await complete(caseId)).toMatchObject({ state: 'running' });
    const { body: inbox } = await services.intake.get('/v1/notices?limit=50', { as: mediator });
    const about = inbox.items.map((notice: { about: { number: string } | null }) => notice.about?.number);
    expect(about).toContain(dispute.number);
  }, 30_000);

  it('is taken up when mediation comes back, and once', async () => {
    await services.mediationStops();
    const caseId = await referred();
    await services.mediationStarts();
    await disputeOf(caseId);
    expect(await disputesOf(caseId)).toHaveLength(1);
  }, 30_000);

  it('waits while intake cannot be asked for the parties', async () => {
    const caseId = await walk(services.intake, 'accept');
    await until(
      'what came before is known',
      async () => (await reached('mediation', caseId)) === (await reached('intake', caseId)),
    );
    await services.mediationStops();
    await give(services.intake, caseId, [['refer', officer, { place: hongqi, parties }]]);
    await until('it is told of', async () => {
      const rows: unknown[] = await services.intake.dataSource.query(
        `select from event join relay_partition using (partition)
         where aggregate_id = $1 and type = 'referred' and recorded_at <= sent_until`,
        [caseId],
      );
      return rows.length === 1;
    });
    await services.intakeStops();
    await services.mediationStarts();
    await until('the referral is known', async () => {
      const rows: unknown[] = await services.mediation.dataSource.query(
        'select from referral where case_id = $1',
        [caseId],
      );
      return rows.length === 1;
    });
    expect(await disputesOf(caseId)).toEqual([]);
    await services.intakeStarts(everything);
    const dispute = await disputeOf(caseId);
    // The outcome comes while intake is away again: it is heard on its return, once.
    await services.intakeStops();
    await move(services.mediation, dispute, [
      ['withdraw', officer, { reason: '双方不愿调解', remedies: '可起诉' }],
    ]);
    await services.intakeStarts(everything);
    await until('the case wakes', async () => (await wakes(caseId)) > 0);
    expect(await wakes(caseId)).toBe(1);
    expect(await complete(caseId)).toMatchObject({ state: 'running' });
  }, 60_000);

  it('is written down once by two processes that take it up at the same moment', async () => {
    const other = await services.anotherMediation();
    const taking = [services.mediation, other].map(({ running }) => running.app.get(TakeUpReferrals));
    const ids = [];
    for (let n = 0; n < 5; n++) ids.push(await referred());
    for (let round = 0; round < 5; round++) await Promise.allSettled(taking.map((each) => each.takeUp()));
    for (const caseId of ids) {
      await disputeOf(caseId);
      expect(await disputesOf(caseId)).toHaveLength(1);
    }
    await other.stop();
  }, 60_000);

  it('killed after the dispute was written but before the mark was kept, it is written once', async () => {
    const { dataSource } = services.mediation;
    // The mark fails as a process that dies there would leave it: nothing of the transaction stays.
    await dataSource.query(`
      create function die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
      create trigger die before update on referral for each row execute function die()`);
    const caseId = await referred();
    await until('the referral is known', async () => {
      const rows: unknown[] = await dataSource.query('select from referral where case_id = $1', [caseId]);
      return rows.length === 1;
    });
    await expect(services.mediation.running.app.get(TakeUpReferrals).takeUp()).rejects.toThrow('killed');
    expect(await disputesOf(caseId)).toEqual([]);
    await dataSource.query('drop trigger die on referral; drop function die()');
    await disputeOf(caseId);
    expect(await disputesOf(caseId)).toHaveLength(1);
  }, 30_000);

  it('referred again after it came back, it is another dispute', async () => {
    const caseId = await referred();
    const first = await disputeOf(caseId);
    await move(services.mediation, first, [['withdraw', officer, { reason: '不愿', remedies: '可起诉' }]]);
    await until('the case wakes', async () => (await wakes(caseId)) === 1);
    await give(services.intake, caseId, [['refer', officer, { place: hongqi, parties }]]);
    await until('a second dispute', async () => (await disputesOf(caseId)).length === 2);
  }, 30_000);

  it('resumed by hand and referred again, it waits for the second dispute and not for the first', async () => {
    const caseId = await referred();
    const first = await disputeOf(caseId);
    await give(services.intake, caseId, [
      ['resume', officer, {}],
      ['refer', officer, { place: hongqi, parties }],
    ]);
    const second = await until('a second dispute', async () =>
      (await disputesOf(caseId)).find(({ id }) => id !== first.id),
    );
    const stop: DisputeStep = ['withdraw', officer, { reason: '不愿', remedies: '可起诉' }];
    await move(services.mediation, first, [stop]);
    await until('the case has heard', async () => (await wakes(caseId)) === 1);
    expect(await complete(caseId)).toMatchObject({ state: 'suspended', dueAt: null });
    await move(services.mediation, { ...second, codes: {} }, [stop]);
    await until('the case wakes', async () => (await wakes(caseId)) === 2);
    expect(await complete(caseId)).toMatchObject({ state: 'running' });
  }, 30_000);

  it('merged, the dispute that survives wakes the case', async () => {
    const [one, other] = [await referred(), await referred()];
    const [lost, survivor] = [await disputeOf(one), await disputeOf(other)];
    await move(services.mediation, lost, [['merge', officer, { into: survivor.id }]]);
    await agreed(survivor);
    for (const caseId of [one, other]) await until('both wake', async () => (await wakes(caseId)) === 1);
  }, 30_000);
});
