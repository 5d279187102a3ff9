import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { hongqi, startMediationAlone } from '../mediation.scenario.ts';
import { file, Importing, late, type Cells, type What } from './import.scenario.ts';

let mediation: TestService;
let imports: Importing;

beforeAll(async () => {
  mediation = await startMediationAlone(new ManualClock('2026-11-20T17:00:00+08:00'));
  imports = new Importing(mediation);
}, 60_000);
afterAll(() => mediation.stop());

describe('a list of disputes', () => {
  it.each<[column: string, value: string, code: string]>([
    ['ref', '', 'value-missing'],
    ['ref', 'r'.repeat(101), 'invalid-value'],
    ['title', '', 'value-missing'],
    ['place', '', 'value-missing'],
    ['place', 'shifan.dongcheng.linjiang', 'unknown-place'],
    ['place', 'nowhere', 'unknown-place'],
    ['origin', 'rumour', 'invalid-value'],
    ['complexity', 'hopeless', 'invalid-value'],
    ['colour', 'green', 'invalid-value'],
    ['level', 'province', 'invalid-value'],
    ['skipReason', 'x'.repeat(2001), 'invalid-value'],
    ['partyA', '', 'value-missing'],
    ['partyB', '\u0000', 'invalid-value'],
    ['screenedAt', '', 'value-missing'],
    ['screenedAt', '2026-11-03 10:40', 'bad-moment'],
    ['acceptedAt', '2026-11-03T10:39:59+08:00', 'out-of-order'],
    ['acceptedAt', '', 'value-missing'],
    ['consentA', 'perhaps', 'invalid-value'],
    ['consentA', '', 'consent-missing'],
    ['consentB', 'no', 'consent-missing'],
    ['status', 'merged', 'invalid-value'],
    ['agreedAt', '2026-11-31T10:00:00+08:00', 'bad-moment'],
    ['agreedAt', late, 'future-moment'],
    ['performedAt', '2026-11-10T10:00:00+08:00', 'stage-forbids'],
    ['settlement', '', 'value-missing'],
    ['relatedCase', 'A'.repeat(101), 'invalid-value'],
  ])('is refused for %s %j', async (column, value, code) => {
    await imports.expectRejected(
      'disputes',
      file('disputes', 2, (i) => (i === 1 ? { [column]: value } : {})),
      [[3, column, code]],
    );
  });

  it('is refused for a level above the community without a reason', async () => {
    await imports.expectRejected(
      'disputes',
      file('disputes', 1, () => ({ level: 'station' })),
      [[2, 'skipReason', 'skip-reason-required']],
    );
  });

  it('names every bad cell among thousands', async () => {
    const wrong: Record<number, Cells> = {
      17: { place: 'shifan.nowhere' },
      1500: { acceptedAt: 'yesterday', colour: '' },
      2999: { status: 'settled' },
    };
    await imports.expectRejected(
      'disputes',
      file('disputes', 3000, (i) => wrong[i] ?? {}),
      [
        [19, 'place', 'unknown-place'],
        [1502, 'colour', 'value-missing'],
        [1502, 'acceptedAt', 'bad-moment'],
        [3001, 'performedAt', 'value-missing'],
      ],
    );
  });

  it('is taken with a BOM, each record once when two bring it at the same moment', async () => {
    const body = `\uFEFF${file('disputes', 40, (i) => ({ ref: `TWICE-${i}` }))}`;
    const answers = await Promise.all([imports.send('disputes', body), imports.send('disputes', body)]);
    expect(answers.map((answer) => [answer.body.imported, answer.body.skipped]).sort()).toEqual([
      [0, 40],
      [40, 0],
    ]);
    expect(answers[0]?.body.items).toEqual(answers[1]?.body.items);
    expect(answers[0]?.body.items[0]).toEqual({
      ref: 'TWICE-0',
      id: expect.any(String),
      number: expect.stringMatching(/^JF-2026-\d{6}$/),
    });
  });

  it('is refused where a ref comes back with other content, or stands twice', async () => {
    await imports.send(
      'disputes',
      file('disputes', 1, () => ({ ref: 'TAKEN' })),
    );
    await imports.expectRejected(
      'disputes',
      file('disputes', 2, (i): Cells => (i === 1 ? { ref: 'TAKEN', title: '漏电' } : { ref: 'NEW' })),
      [[3, 'ref', 'ref-taken']],
    );
    await imports.expectRejected(
      'disputes',
      file('disputes', 2, () => ({ ref: 'SAME' })),
      [[3, 'ref', 'duplicate-ref']],
    );
  });

  it('has its number from the year it was screened in, and names the case it is linked to', async () => {
    const year = { screenedAt: '2024-12-31T23:00:00+08:00', acceptedAt: '2025-01-02T09:00:00+08:00' };
    const body = file('disputes', 1, () => ({ ref: 'OLD', relatedCase: 'A-003', ...year }));
    const { body: answer } = await imports.send('disputes', body);
    expect(answer.items[0].number).toMatch(/^JF-2024-/);
    const { body: found } = await mediation.get(`/v1/disputes?ref=OLD`, { as: 'hq-analyst' });
    expect(found.items[0]).toMatchObject({ ref: 'OLD', relatedRef: 'A-003' });
  });
});

describe('a list of who is responsible', () => {
  it.each<[column: string, value: string, code: string]>([
    ['place', '', 'value-missing'],
    ['place', 'shifan.dongcheng', 'unknown-place'],
    ['countyLeader', 'nobody', 'unknown-person'],
    ['stationHead', 'nobody', 'unknown-person'],
    ['officer', '李四', 'unknown-person'],
  ])('is refused for %s %j', async (column, value, code) => {
    await imports.expectRejected(
      'holdings',
      // A row of nothing is a blank one, and passed over.
      file('holdings', 1, () => ({ officer: 'linjiang-officer-a', [column]: value })),
      [[2, column, code]],
    );
  });

  it('is refused for a place twice', async () => {
    await imports.expectRejected('holdings', file('holdings', 2), [[3, 'place', 'duplicate-ref']]);
  });

  it('changes who is responsible, at once', async () => {
    const row = { ref: 'HELD', ...{ status: 'accepted', agreedAt: '', settlement: '' } };
    await imports.send(
      'disputes',
      file('disputes', 1, () => row),
    );
    const responsible = async () => {
      const { body } = await mediation.get('/v1/disputes?ref=HELD', { as: 'hq-analyst' });
      return body.items[0].responsible;
    };
    expect(await responsible()).toMatchObject({ officer: 'linjiang-officer-a' });
    const changed = file('holdings', 1, () => ({ officer: 'linjiang-officer-b' }));
    const { body } = await imports.send('holdings', changed);
    expect(body).toEqual({
      ...{ rows: 1, imported: 1, skipped: 0, continued: 0, left: [], dryRun: false },
      readAs: { encoding: 'utf-8', separator: 'comma', sheet: null },
      items: [{ ref: hongqi, id: hongqi, number: null }],
    });
    expect(await responsible()).toEqual({
      countyLeader: 'dongcheng-chief',
      stationHead: 'linjiang-chief',
      officer: 'linjiang-officer-b',
    });
  });
});

describe('every import', () => {
  it.each<What>(['disputes', 'obligations', 'holdings'])(
    'of %s is the administrator’s, of the columns known',
    async (what) => {
      const before = await imports.held();
      const body = file(what, 1);
      expect((await imports.send(what, body, 'bureau-desk')).body.code).toBe('forbidden');
      expect((await mediation.post(`/v1/imports/${what}`, { body })).body.code).toBe('unauthenticated');
      const json = await mediation.post(`/v1/imports/${what}`, { as: 'admin', body: { ref: 'x' } });
      expect(json.body.code).toBe('unsupported-media-type');
      expect(await imports.held()).toBe(before);
      const [last = ''] = (sampleFile(`${what}.csv`).split('\n')[0] ?? '').split(',').slice(-1);
      await imports.expectRejected(what, body.replace(last, 'mood'), [
        [0, 'mood', 'unknown-column'],
        [0, last, 'missing-column'],
      ]);
      await imports.expectRejected(what, Buffer.concat([Buffer.from(body), Buffer.from([0xff])]), [
        [0, '', 'unreadable-encoding'],
      ]);
    },
  );

  it('is answered again by its key, and refused under it with another file', async () => {
    const headers = { 'idempotency-key': 'one-import' };
    const body = file('disputes', 1, () => ({ ref: 'KEYED' }));
    const first = await imports.send('disputes', body, 'admin', headers);
    const again = await imports.send('disputes', body, 'admin', headers);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(first.body.imported).toBe(1);
    const other = await imports.send('disputes', file('disputes', 2), 'admin', headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-conflict']);
  });
});
