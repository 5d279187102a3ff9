import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import { until } from '@fengqiao/test-rig/harness/until';
import { Client, Connection } from '@temporalio/client';
import { Browser } from '../../../apps/gateway/src/scenario/browser.scenario.ts';
import { RunningStack } from './running-stack.scenario.ts';

const ledger = sampleFile('ledger.csv');
/** The samples' reference moment; the ledger is imported as it is, so the moment need not be shifted either. */
const reference = '2026-11-20T17:00:00+08:00';

let stack: RunningStack;

beforeAll(async () => {
  stack = await RunningStack.create();
  await stack.start('--empty');
}, 120_000);
afterAll(() => stack.remove(), 60_000);

interface Totals {
  ledger: string;
  received: number;
  closed: number;
  open: number;
  overdue: number;
}

async function totals(asOf?: string): Promise<Totals[]> {
  const query = `unit=shifan${asOf ? `&asOf=${encodeURIComponent(asOf)}` : ''}`;
  const { body } = await stack.call('scoring', `/v1/ledgers/totals?${query}`, { as: 'hq-analyst' });
  return (body.items ?? []).filter((item: { unit: string }) => item.unit === 'shifan');
}

function sum(items: Totals[], count: 'received' | 'closed' | 'open' | 'overdue'): number {
  return items.reduce((total, item) => total + item[count], 0);
}

describe('the stack from one command', () => {
  it('signs a person of the sample in at the front door, whose session opens the services', async () => {
    const door = `http://127.0.0.1:${stack.portBase}`;
    const browser = new Browser();
    const { way } = await browser.follow(`${door}/sign-in?login_hint=admin`);
    expect(way.at(-1)?.href).toBe(`${door}/desk`);
    const session = await (await browser.call('GET', `${door}/session`)).json();
    expect(session).toMatchObject({ person: { id: 'admin', roles: ['admin'], unit: 'shifan' } });
    for (const path of ['intake/v1/cases', 'mediation/v1/disputes', 'gateway/v1/sessions'])
      expect((await browser.call('GET', `${door}/api/${path}`)).status).toBe(200);
    const cases = (await browser.call('GET', `${door}/api/scoring/v1/periods`)).status;
    expect([200, 403]).toContain(cases);
  });

  it('takes a real ledger in and headquarters sees the hand-worked totals', async () => {
    const { status, body } = await stack.call('intake', '/v1/imports/ledger', { as: 'admin', body: ledger });
    expect([status, body.rows, body.imported]).toEqual([200, 26, 26]);
    const items = await until('scoring knows all of it', async () => {
      const known = await totals(reference);
      return sum(known, 'received') === 26 && known;
    });
    expect(Object.fromEntries(items.map((item) => [item.ledger, item.received]))).toEqual({
      suggestion: 9,
      claim: 13,
      complaint: 4,
    });
    expect([sum(items, 'closed'), sum(items, 'open'), sum(items, 'overdue')]).toEqual([9, 17, 7]);
  }, 60_000);

  it('keeps a ladder in Temporal for each open case', async () => {
    const connection = await Connection.connect({ address: `127.0.0.1:${stack.portBase + 13}` });
    const client = new Client({ connection });
    const count = await until('17 ladders', async () => {
      const { count: running } = await client.workflow.count(
        `WorkflowType = 'ladder' and ExecutionStatus = 'Running' and Kind = 'case'`,
      );
      return running === 17 && running;
    });
    expect(count).toBe(17);
    await connection.close();
  }, 60_000);

  it('takes disputes in, with what is owed under them, and keeps a ladder for each', async () => {
    for (const [what, rows] of [
      ['disputes', 8],
      ['obligations', 10],
    ] as const) {
      const file = sampleFile(`${what}.csv`);
      const { status, body } = await stack.call('mediation', `/v1/imports/${what}`, {
        as: 'admin',
        body: file,
      });
      expect([status, body.imported]).toEqual([200, rows]);
    }
    const { body } = await stack.call('mediation', '/v1/disputes?ref=D-05', { as: 'hq-analyst' });
    expect(body.items[0].responsible.officer).toBe('linjiang-officer-b');
    const connection = await Connection.connect({ address: `127.0.0.1:${stack.portBase + 13}` });
    const client = new Client({ connection });
    await until('8 ladders', async () => {
      const { count } = await client.workflow.count(
        `WorkflowType = 'ladder' and ExecutionStatus = 'Running' and Kind = 'dispute'`,
      );
      return count === 8;
    });
    await connection.close();
  }, 60_000);

  it('carries a new matter through to headquarters', async () => {
    const matter = {
      ledger: 'claim',
      channel: 'portal',
      category: 'noise',
      summary: '噪声',
      detail: '夜间',
      unit: 'shifan.dongcheng.linjiang',
      anonymous: true,
    };
    const registered = await stack.call('intake', '/v1/cases', { body: matter });
    expect(registered.status).toBe(201);
    await until('headquarters sees it', async () => sum(await totals(), 'received') === 27);
  }, 60_000);

  it('loses nothing when its starter is killed, and starts again over what was left', async () => {
    const before = await totals(reference);
    await stack.end('SIGKILL');
    expect(stack.processes().length).toBeGreaterThan(0);
    await stack.start('--empty');
    const after = await until('scoring answers again', async () => {
      const known = await totals(reference);
      return known.length > 0 && known;
    });
    expect(after).toEqual(before);
    expect(sum(await totals(), 'received')).toBe(27);
  }, 120_000);

  it('leaves no process when it is stopped', async () => {
    expect(await stack.end('SIGINT')).toBe(0);
    expect(stack.processes()).toEqual([]);
  }, 60_000);
});
