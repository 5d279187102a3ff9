import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, register, startIntake, walk } from '../intake.scenario.ts';
import { ReprojectHandler } from '../re-project/re-project.handler.ts';

const path = '/v1/policies/case';
const clock = new ManualClock('2026-11-23T09:30:00+08:00');
let intake: TestService;
let running: string;

const completeIn = (version: string, days: number) => ({
  version,
  rules: [{ when: {}, clocks: { complete: { limit: { kind: 'working-days', days } } } }],
});
const publish = (policy: object, openCases?: string, address = path) =>
  intake.put(address, { as: 'admin', body: { policy, ...(openCases && { openCases }) } });
const caseOf = async (id: string) => (await intake.get(`/v1/cases/${id}`, { as: 'linjiang-desk' })).body;
const dueOf = async (id: string) =>
  (await caseOf(id)).clocks.find(({ name }: { name: string }) => name === 'complete').dueAt;
const editions = async () =>
  (await intake.dataSource.query(
    'select edition, policy_version from rule_publication order by 1',
  )) as unknown;

beforeAll(async () => {
  intake = await startIntake(clock);
  running = await walk(intake, 'accept');
});
afterAll(() => intake.stop());

describe('the policy', () => {
  it('is read by anybody with a token, the version a case is under beside the case', async () => {
    const { status, body } = await intake.get(path, { as: 'linjiang-officer-a' });
    expect([status, body.policy.version, body.openCases]).toEqual([200, 'default-2', 'keep']);
    expect((await caseOf(running)).policy).toBe('default-2');
    expect((await intake.get(`${path}?version=nobody-knows`, { as: 'admin' })).status).toBe(404);
  });

  it('is refused to all but administrators, and when it is none, naming the field', async () => {
    const before = await editions();
    const body = { policy: completeIn('ten', 10) };
    expect((await intake.put(path, { as: 'supervisor', body })).status).toBe(403);
    const stale = await intake.put(path, { as: 'admin', body, headers: { 'if-match': '"9"' } });
    expect(stale.status).toBe(412);
    const negative = await publish(completeIn('ten', -1));
    expect([negative.status, negative.body.code]).toEqual([422, 'limit-negative']);
    expect(negative.body.errors[0].field).toBe('policy.rules.0.clocks.complete.limit.days');
    const unknown = await publish({ version: 'ten', rules: [{ when: {}, clocks: { lunch: {} } }] });
    expect([unknown.status, unknown.body.code]).toEqual([400, 'validation']);
    expect(await editions()).toEqual(before);
  });

  it('is kept by open cases when a new version is for new ones', async () => {
    expect((await publish(completeIn('ten', 10))).body).toMatchObject({
      openCases: 'keep',
      reprojection: null,
    });
    expect(await dueOf(running)).toBe('2026-12-02T18:00:00+08:00');
    expect((await caseOf(running)).policy).toBe('default-2');
    const fresh = await walk(intake, 'accept');
    expect(await dueOf(fresh)).toBe('2026-12-07T18:00:00+08:00');
  });

  it('says beforehand how many cases it would move, and writes nothing', async () => {
    const before = await editions();
    const kept = await publish(completeIn('nine', 9), 'keep', `${path}?preview=true`);
    expect(kept.body).toMatchObject({ openCases: 2, wouldMove: 0 });
    const moved = await publish(completeIn('nine', 9), 're-project', `${path}?preview=true`);
    expect(moved.body).toMatchObject({ openCases: 2, wouldMove: 2 });
    expect(await editions()).toEqual(before);
  });

  it('reaches open cases on purpose, and a workflow is owed that brings them under it', async () => {
    const { body } = await publish(completeIn('nine', 9), 're-project');
    expect(body).toMatchObject({ openCases: 're-project', reprojection: { finishedAt: null } });
    expect(await dueOf(running)).toBe('2026-12-04T18:00:00+08:00');
    await intake.running.app.get(ReprojectHandler).next(body.edition, 16);
    const { body: events } = await intake.get(`/v1/cases/${running}/events`, { as: 'linjiang-desk' });
    expect(events.items.at(-1).fact).toMatchObject({
      type: 'deadline-moved',
      deadline: { newDueAt: '2026-12-04T10:00:00.000Z' },
      cause: { policyVersion: 'nine' },
    });
    expect((await caseOf(running)).policy).toBe('nine');
  });

  it('is published once under a version: the same again is nothing new, anything else is refused', async () => {
    const before = await editions();
    expect((await publish(completeIn('nine', 9), 're-project')).status).toBe(200);
    for (const policy of [completeIn('nine', 8), completeIn('ten', 10)]) {
      const { status, body } = await publish(policy);
      expect([status, body.code, body.errors[0].field]).toEqual([422, 'version-taken', 'policy.version']);
    }
    expect(await editions()).toEqual(before);
  });

  it('is read and published again under another version without a change', async () => {
    const { body } = await intake.get(path, { as: 'admin' });
    const again = await publish({ ...body.policy, version: 'nine-again' });
    expect([again.status, again.body.policy]).toEqual([200, { ...body.policy, version: 'nine-again' }]);
  });

  it('is what the next case begins with, whatever was published before', async () => {
    const { body } = await register(intake);
    expect(body.policy).toBe('nine-again');
  });

  it('has limits of its own for a response class, and knows no other', async () => {
    const when = { responseClass: 'call-for-help' };
    const clocks = { assign: { limit: { kind: 'elapsed', duration: 'PT3M' } } };
    await publish({ version: 'help', rules: [{ when, clocks }] });
    const { body } = await register(intake, { body: { ...matter, responseClass: 'call-for-help' } });
    expect(body).toMatchObject({ responseClass: 'call-for-help', policy: 'help' });
    expect(body.clocks[0].dueAt).toBe('2026-11-23T09:33:00+08:00');
    const unknown = await register(intake, { body: { ...matter, responseClass: 'call-for-tea' } });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown-response-class']);
  });
});
