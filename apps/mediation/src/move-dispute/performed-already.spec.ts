import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  act,
  held,
  inSession,
  mediator,
  move,
  officer,
  signed,
  startMediationAlone,
  written,
  type Written,
} from '../mediation.scenario.ts';

const first = {
  terms: '赔偿九万元，当面致歉',
  obligations: [
    {
      ...{ id: '1', kind: 'money', who: 'B', toWhom: 'A', what: '一次性赔偿', amountYuan: 90_000 },
      dueAt: '2026-12-04T15:52:00+08:00',
    },
    {
      ...{ id: '2', kind: 'apology', who: 'B', toWhom: 'A', what: '当面致歉' },
      dueAt: '2026-12-06T15:52:00+08:00',
    },
  ],
};
const [paid, apology] = first.obligations;
const later = { ...apology, dueAt: '2026-12-08T15:52:00+08:00' };
/** A change of the apology's date, with which the money that was paid turns into something else. */
const second = {
  terms: '变更：致歉改期',
  obligations: [{ ...paid, what: '已免除', amountYuan: 9000 }, later],
};

const clock = new ManualClock('2026-11-20T15:00:00+08:00');
let mediation: TestService;
let dispute: Written;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  dispute = await written(mediation);
  await inSession(mediation, clock, dispute);
  await move(mediation, dispute, [held('agreed'), ['draft-settlement', mediator, first], ...signed]);
  await move(mediation, dispute, [['confirm', 'A', { obligation: '1', evidence: [{ text: '转账凭证' }] }]]);
}, 60_000);
afterAll(() => mediation.stop());

const draft = (body: object) => act(mediation, dispute, 'draft-settlement', mediator, body);
const firstOwed = async () => {
  const { body } = await mediation.get(`/v1/disputes/${dispute.id}`, { as: officer });
  const [{ what, amountYuan, state }] = body.obligations;
  return [what, amountYuan, state];
};

describe('90,000 yuan that were paid and confirmed', () => {
  it('do not become 9,000 by another version of the settlement', async () => {
    const { status, body } = await draft(second);
    expect([status, body.code]).toEqual([422, 'performed-already']);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      ...['obligations.0.what', 'obligations.0.amountYuan'],
    ]);
    expect(await firstOwed()).toEqual(['一次性赔偿', 90_000, 'confirmed']);
  });

  it('nor of a settlement that an earlier release wrote down, which kept no hash of its words', async () => {
    await mediation.dataSource.query(
      `update dispute set state = regexp_replace(state::text, '"said": "[0-9a-f]{64}", ', '', 'g')::jsonb where id = $1`,
      [dispute.id],
    );
    const [{ state }] = await mediation.dataSource.query('select state from dispute where id = $1', [
      dispute.id,
    ]);
    expect(JSON.stringify(state)).not.toContain('"said"');
    const { body } = await draft(second);
    expect(body.code).toBe('performed-already');
  });

  it('stand in a later version, its document and every view as they were, whatever else changes', async () => {
    await move(mediation, dispute, [
      ['draft-settlement', mediator, { ...second, obligations: [paid, later] }],
      ['sign', officer, { party: 'A', version: 2, means: '当面签字' }],
      ['sign', 'B', { version: 2 }],
      ['agree', mediator, {}],
    ]);
    const page = await mediation.get(`/v1/disputes/${dispute.id}/settlement`, { as: officer });
    expect(page.body).toContain('一次性赔偿：人民币 90,000.00 元');
    expect(await firstOwed()).toEqual(['一次性赔偿', 90_000, 'confirmed']);
  });

  it('that an earlier release let be rewritten are shown as they were performed', async () => {
    // What stood in its record after a second version had come into force.
    await mediation.dataSource.query(
      `update event_words set words = replace(words::text, '90000', '9000')::jsonb
       where id in (select words_id from event where aggregate_id = $1 and type = 'settlement-drafted' and seq > (
         select min(seq) from event where aggregate_id = $1 and type = 'obligation-confirmed'))`,
      [dispute.id],
    );
    expect(await firstOwed()).toEqual(['一次性赔偿', 90_000, 'confirmed']);
  });

  it('keep their hash when the words are erased, so that they still cannot be rewritten', async () => {
    const other = await written(mediation);
    await inSession(mediation, clock, other);
    await move(mediation, other, [held('agreed'), ['draft-settlement', mediator, first], ...signed]);
    await move(mediation, other, [['confirm', 'A', { obligation: '1', evidence: [{ text: '转账凭证' }] }]]);
    await mediation.dataSource.query(
      `delete from event_words where id in (select words_id from event where aggregate_id = $1)`,
      [other.id],
    );
    const answer = await act(mediation, other, 'draft-settlement', mediator, second);
    expect(answer.body.code).toBe('performed-already');
    const [{ record }] = await mediation.dataSource.query(
      `select record from event where aggregate_id = $1 and type = 'settlement-drafted'`,
      [other.id],
    );
    expect(record.said).toMatchObject({ '1': expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { body } = await mediation.get(`/v1/disputes/${other.id}/events`, { as: officer });
    expect(JSON.stringify(body)).not.toContain('"said"');
  });
});
