import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { Answer, TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { matter, linjiang, register, startIntake } from './intake.scenario.ts';

let intake: TestService;
let caseId: string;
let sockets: Held[];

/** A connection on which half a request was sent, and what came back so far. */
class Held {
  said = '';
  isClosed = false;
  private readonly socket: Socket;

  constructor(path: string, headers: Record<string, string>, begun: string) {
    const { hostname, port } = new URL(intake.running.url);
    this.socket = connect(Number(port), hostname);
    this.socket.on('data', (bytes) => (this.said += String(bytes)));
    this.socket.on('error', () => undefined);
    this.socket.once('close', () => (this.isClosed = true));
    const all = { Host: 'a', 'Content-Type': 'application/json', 'Content-Length': '1000', ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    this.socket.write([`POST ${path} HTTP/1.1`, ...lines, '', begun].join('\r\n'));
  }

  get status(): number | null {
    return this.said === '' ? null : Number(this.said.slice(9, 12));
  }

  destroy(): void {
    this.socket.destroy();
  }
}

beforeEach(async () => {
  // Nothing here may be over because of the time it took.
  const limits = { bodyWithinMs: 600_000, importWithinMs: 600_000 };
  intake = await startIntake(systemClock, { limits, trustedProxies: '127.0.0.1' });
  caseId = (await register(intake)).body.id;
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await intake.stop();
});

function hold(count: number, path: string, headers: (i: number) => Record<string, string>): Held[] {
  const held = Array.from({ length: count }, (_, i) => new Held(path, headers(i), '{"ledger":'));
  sockets.push(...held);
  return held;
}

/** So many of each status; `held` are those not answered yet. */
function tally(held: readonly Held[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of held) {
    const name = status === null ? 'held' : String(status);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

async function becomes(held: readonly Held[], expected: Record<string, number>): Promise<void> {
  let seen = tally(held);
  await until(`${JSON.stringify(expected)}, last seen ${JSON.stringify(seen)}`, async () => {
    seen = tally(held);
    return Object.entries(expected).every(([name, count]) => seen[name] === count);
  });
}

const from = (address: string) => ({ 'x-forwarded-for': address });
const here = '203.0.113.7';

async function desksAreServed(): Promise<void> {
  expect((await intake.get(`/v1/cases/${caseId}`, { as: 'linjiang-desk' })).status).toBe(200);
  const { status } = await intake.post('/v1/cases', {
    as: 'linjiang-desk',
    body: { ...matter, channel: 'visit' },
  });
  expect(status).toBe(201);
  expect((await intake.get('/healthz')).status).toBe(200);
}

const citizenRegisters = (address: string): Promise<Answer> =>
  intake.post('/v1/cases', { body: matter, headers: from(address) });

describe('300 bodies that are never finished', () => {
  it('of one address: it is turned away alone, citizens elsewhere and desks are served', async () => {
    const held = hold(300, '/v1/cases', () => from(here));
    await becomes(held, { held: 64, '429': 236 });
    expect((await citizenRegisters('198.51.100.1')).status).toBe(201);
    await desksAreServed();
    const { status, body, headers } = await citizenRegisters(here);
    expect([status, body.code, headers.get('retry-after')]).toEqual([429, 'rate-limited', '2']);
    expect(tally(held)).toEqual({ held: 64, '429': 236 });

    held.find((each) => each.status === null)?.destroy();
    await until('its place is free again', async () => (await citizenRegisters(here)).status === 201);
  });

  it('of as many addresses: what is kept for callers with credentials is not taken', async () => {
    const held = hold(300, '/v1/cases', (i) => from(`203.0.113.${i % 250}`));
    await becomes(held, { held: 192, '503': 108 });
    await desksAreServed();
    expect((await citizenRegisters('198.51.100.1')).body.code).toBe('unavailable');
    expect(tally(held)).toEqual({ held: 192, '503': 108 });
  });

  it('of one desk: the other desks are served', async () => {
    const token = await intake.token('hubin-desk');
    const held = hold(300, '/v1/cases', () => ({ Authorization: `Bearer ${token}` }));
    await becomes(held, { held: 64, '429': 236 });
    await desksAreServed();
    expect((await citizenRegisters('198.51.100.1')).status).toBe(201);
    expect(tally(held)).toEqual({ held: 64, '429': 236 });
  });

  it('without a token where one is needed, or with a false one: none is held', async () => {
    const submit = `/v1/cases/${caseId}/submit`;
    await becomes(
      hold(300, submit, () => from(here)),
      { '401': 300 },
    );
    await becomes(
      hold(150, '/v1/cases', () => ({ Authorization: 'Bearer no.such.token' })),
      { '401': 150 },
    );
    await desksAreServed();
    expect((await citizenRegisters(here)).status).toBe(201);
  });
});

describe('eight files that are never finished', () => {
  const importLedger = (token: string) =>
    intake.post('/v1/imports/ledger', { token, body: sampleFile('ledger.csv') });
  const file = (token: string) => ({ Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' });

  it('of somebody who may not import: none is held', async () => {
    const token = await intake.token('linjiang-desk');
    await becomes(
      hold(8, '/v1/imports/ledger', () => file(token)),
      { '403': 8 },
    );
    expect((await importLedger(await intake.token('admin'))).status).toBe(200);
  });

  it('of one administrator: another imports', async () => {
    const other = await secondAdministrator();
    const held = hold(8, '/v1/imports/ledger', () => file(other));
    await becomes(held, { held: 4, '429': 4 });
    expect((await importLedger(other)).body.code).toBe('rate-limited');
    expect((await importLedger(await intake.token('admin'))).status).toBe(200);
    await desksAreServed();
    expect(tally(held)).toEqual({ held: 4, '429': 4 });
  });
});

it('bodies, deep ones and files at the same time: others are served', async () => {
  const admin = await secondAdministrator();
  const bodies = hold(300, '/v1/cases', () => from(here));
  const files = hold(8, '/v1/imports/ledger', () => ({
    Authorization: `Bearer ${admin}`,
    'Content-Type': 'text/csv',
  }));
  await becomes([...bodies, ...files], { held: 68, '429': 240 });
  const deep = Array.from({ length: 20 }, () =>
    intake.post('/v1/cases', {
      headers: { 'content-type': 'application/json', ...from('203.0.113.8') },
      body: Buffer.from('['.repeat(499_000) + ']'.repeat(499_000)),
    }),
  );
  await desksAreServed();
  expect((await citizenRegisters('198.51.100.1')).status).toBe(201);
  const codes = (await Promise.all(deep)).map(({ body }) => body.code);
  expect(new Set(codes)).toEqual(new Set(['too-deeply-nested']));
  const submitted = await intake.post(`/v1/cases/${caseId}/submit`, {
    as: 'linjiang-desk',
    body: { unit: linjiang },
  });
  expect(submitted.status).toBe(200);
  expect(tally([...bodies, ...files])).toEqual({ held: 68, '429': 240 });
});

async function secondAdministrator(): Promise<string> {
  const person = { id: 'second-admin', nameZh: '副管理员', role: 'admin', unit: 'shifan' };
  const { status } = await intake.post('/v1/directory/people', { as: 'admin', body: person });
  expect(status).toBe(200);
  return intake.token({ sub: person.id, unit: person.unit, roles: [person.role] });
}
