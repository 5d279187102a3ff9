import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { file, Importing, late, type Cells } from '../imports/import.scenario.ts';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startMediationAlone } from '../mediation.scenario.ts';

let mediation: TestService;
let imports: Importing;

beforeAll(async () => {
  mediation = await startMediationAlone(new ManualClock('2026-11-20T17:00:00+08:00'));
  imports = new Importing(mediation);
}, 60_000);
afterAll(() => mediation.stop());

describe('a list of what is owed', () => {
  beforeAll(async () => {
    const refs = ['OWING', 'DONE', 'TALKING'];
    const { status } = await imports.send(
      'disputes',
      file('disputes', 3, (i) => ({
        ref: refs[i] ?? '',
        ...(i === 1 && { status: 'settled', performedAt: '2026-11-10T10:00:00+08:00' }),
        ...(i === 2 && { status: 'mediating', agreedAt: '', settlement: '' }),
      })),
    );
    expect(status).toBe(200);
  });

  it.each<[column: string, value: string, code: string]>([
    ['dispute', '', 'value-missing'],
    ['dispute', 'NOBODY', 'unknown-dispute'],
    ['dispute', 'TALKING', 'stage-forbids'],
    ['id', '', 'value-missing'],
    ['id', 'First!', 'invalid-value'],
    ['kind', 'prayer', 'invalid-value'],
    ['kind', 'money', 'amount-required'],
    ['who', 'partyC', 'invalid-value'],
    ['toWhom', 'partyA', 'obligation-to-oneself'],
    ['what', '', 'value-missing'],
    ['amountYuan', '12.345', 'invalid-value'],
    ['amountYuan', '-3', 'invalid-value'],
    ['amountYuan', '12', 'amount-required'],
    ['dueAt', '', 'value-missing'],
    ['dueAt', '2026-11-04T16:30:00+08:00', 'due-not-ahead'],
    ['dueAt', '2046-12-01T00:00:00+08:00', 'limit-too-long'],
    ['after', '9', 'unknown-obligation'],
    ['after', 'x;y', 'invalid-value'],
    ['after', 'r-1', 'obligation-ring'],
    ['confirmedAt', 'soon', 'bad-moment'],
    ['confirmedAt', late, 'future-moment'],
    ['confirmedAt', '2026-11-04T16:29:59+08:00', 'out-of-order'],
  ])('is refused for %s %j', async (column, value, code) => {
    const named = code === 'amount-required' ? 'amountYuan' : column;
    await imports.expectRejected(
      'obligations',
      file('obligations', 2, (i) => (i === 1 ? { [column]: value } : {})),
      [[3, named, code]],
    );
  });

  it('is refused for what a settled dispute still owes, and names the row among many', async () => {
    const many = file('obligations', 1000, (i) => (i === 789 ? { dispute: 'DONE' } : { dispute: `N-${i}` }));
    const answer = await imports.send('obligations', many);
    expect(answer.body.errors).toHaveLength(1000);
    expect(answer.body.errors[789]).toMatchObject({
      row: 791,
      column: 'confirmedAt',
      code: 'value-missing',
    });
  });

  it('far ahead is counted with, and taken once when two bring it at the same moment', async () => {
    const body = file('obligations', 2, (i): Cells =>
      i === 1 ? { dueAt: '2046-11-01T00:00:00+08:00' } : {},
    );
    const answers = await Promise.all([imports.send('obligations', body), imports.send('obligations', body)]);
    expect(answers.map((answer) => [answer.status, answer.body.imported]).sort()).toEqual([
      [200, 0],
      [200, 2],
    ]);
    expect(answers[0]?.body.items[0]).toMatchObject({ ref: 'OWING/r-0' });
  });

  it('is refused where it comes back with other content, or with more than was owed', async () => {
    await imports.expectRejected(
      'obligations',
      file('obligations', 1, () => ({ what: '重修' })),
      [[2, 'id', 'ref-taken']],
    );
    await imports.expectRejected(
      'obligations',
      file('obligations', 1, () => ({ id: 'more' })),
      [[2, 'dispute', 'obligations-on-record']],
    );
    await imports.expectRejected(
      'obligations',
      file('obligations', 2, () => ({ id: 'r-0' })),
      [[3, 'id', 'duplicate-ref']],
    );
  });
});
