import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AggregateEventData } from '@fengqiao/contracts/events/aggregate-event';
import { streamOf, type Envelope } from '@fengqiao/contracts/events/envelope';
import { Bus } from '@fengqiao/nats/bus';
import { createLogger } from '@fengqiao/observability/logger';
import { callsWithoutProblems, checkedOpenApi } from '@fengqiao/test-rig/openapi/check-openapi';
import { schemaDrift } from '@fengqiao/test-rig/databases/check-schema';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { LadderWatch } from '@fengqiao/test-rig/harness/ladder-watch';
import type { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { servedBodies } from '@fengqiao/test-rig/openapi/served-bodies';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { laddersOf } from '../commands/climb.activities.ts';
import { itemCommandsPage, pageCommands } from './contracts/item-page.scenario.ts';
import { itemCommands, transitions } from './domain/commands.scenario.ts';
import { isOpen, stages } from './domain/item.scenario.ts';
import { lostProperty } from './lost-property.service.scenario.ts';

const station = 'shifan.dongcheng.linjiang';
const [desk, chief] = ['linjiang-desk', 'linjiang-chief'];

let temporal: Awaited<ReturnType<typeof startTestTemporal>>;
let nats: TestNats;
let database: TestDatabase;
let service: TestService;
let ladder: LadderWatch;
let bus: Bus;

beforeAll(async () => {
  [temporal, nats, database] = await Promise.all([
    startTestTemporal(),
    startTestNats(),
    cloneDatabase('lost_property', lostProperty),
  ]);
  service = await TestService.start('mediation', lostProperty, {
    clock: temporal.clock,
    roles: ['api', 'relay', 'worker'],
    ...{ natsUrl: nats.url, temporalAddress: temporal.address, databaseUrl: database.url },
  });
  ladder = new LadderWatch(temporal, service.dataSource, 'lost-property', workflowBundlePath);
  bus = new Bus(nats.as('operator'), 'stranger', createLogger('spec', 'silent'));
  await bus.whenConnected();
});
afterAll(async () => {
  await bus.close();
  await service.stop();
  await database.drop();
  await nats.stop();
  await temporal.env.teardown();
});

async function register(as = desk, change: object = {}) {
  const foundAt = new Date(await temporal.clock.now()).toISOString();
  const body = { unit: station, sort: 'cash', foundAt, description: '黑色钱包，内有现金', ...change };
  return service.post('/v1/lost-property', { as, body });
}

const give = (id: string, command: string, as: string, body: object = {}) =>
  service.post(`/v1/lost-property/${id}/${command}`, { as, body });

async function announced(): Promise<string> {
  const { body } = await register();
  expect((await give(body.id, 'announce', desk)).status).toBe(200);
  return body.id;
}

/** Everything published of an item, in order, once there is so much. */
async function published(id: string, count: number): Promise<Envelope[]> {
  const { streams } = await bus.manager();
  return until(`${count} events of ${id} are on the stream`, async () => {
    const { state } = await streams.info(streamOf('mediation').name);
    const sequences = Array.from({ length: state.messages }, (_, i) => state.first_seq + i);
    const name = streamOf('mediation').name;
    const messages = await Promise.all(sequences.map((seq) => streams.getMessage(name, { seq })));
    const events = messages.flatMap((message) => message?.json<Envelope>() ?? []);
    const own = events.filter(({ subject }) => subject === id);
    return own.length >= count && own;
  });
}

const tellsOf = (events: readonly Envelope[]) =>
  events.map(({ type, data }) => {
    const { tells } = AggregateEventData.parse(data);
    return [type, ...tells.map(({ person, seat }) => `${person} as ${seat}`)];
  });

describe('lost property, a kind that is only here', () => {
  it('stands in under 420 lines of its own', () => {
    const files = ['domain', 'contracts', 'app']
      .map((room) => new URL(`${room}/`, import.meta.url))
      .flatMap((folder) => readdirSync(folder).map((file) => new URL(file, folder)));
    const text = files
      .filter(({ pathname }) => !pathname.endsWith('.spec.ts'))
      .map((file) => readFileSync(file, 'utf8'));
    expect(text.join('').split('\n').length).toBeLessThan(420);
  });

  it('has a table in which every stage is reached and only the ended ones are not left', () => {
    const rows = Object.values(transitions);
    expect(new Set(['found', ...rows.flatMap(({ to }) => [...to])])).toEqual(new Set(stages));
    const left: readonly string[] = rows.flatMap(({ from }) => [...from]);
    expect(stages.filter((stage) => !left.includes(stage))).toEqual(stages.filter((stage) => !isOpen(stage)));
  });

  it('has migrations and entities that say the same', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });

  it('is begun by a desk for a unit of its own, and by nobody else', async () => {
    const { status, headers, body } = await register();
    expect([status, headers.get('etag'), headers.get('location')]).toEqual([
      201,
      '"1"',
      `/v1/lost-property/${body.id}`,
    ]);
    expect(body).toMatchObject({ stage: 'found', unit: station, sort: 'cash', level: 0, clocks: [] });
    expect(body.number).toMatch(/^SW-\d{4}-\d{6}$/);
    const refused = [
      (await register(chief)).body.code,
      (await register(desk, { unit: 'shifan.dongcheng.hubin' })).body.code,
      (await register(desk, { foundAt: '2999-01-01T00:00:00+08:00' })).body.code,
      (await register(desk, { sort: 'animal' })).body.code,
    ];
    expect(refused).toEqual(['forbidden', 'unknown-unit', 'future-moment', 'validation']);
  });

  it('is handed over with the claimant’s words, which stay with the event', async () => {
    const id = await announced();
    const answer = await give(id, 'hand-over', desk, { claimant: '说出了钱包里的证件' });
    expect(answer.body).toMatchObject({ stage: 'handed-over', clocks: [{ name: 'claim', state: 'met' }] });
    const { body } = await service.get(`/v1/lost-property/${id}/events`, { as: desk });
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'found',
      'announced',
      'handed-over',
    ]);
    expect(body.items[2].record).toEqual({ claimant: '说出了钱包里的证件' });
    const events = await published(id, 3);
    expect(JSON.stringify(events)).not.toContain('钱包');
    expect(tellsOf(events)).toEqual([
      ['fengqiao.mediation.lost-property.found'],
      ['fengqiao.mediation.lost-property.announced', `${chief} as ${station}#chief`],
      ['fengqiao.mediation.lost-property.handed-over', `${chief} as ${station}#chief`],
    ]);
  });

  it('refuses in the order of every kind, and offers the same', async () => {
    const id = await announced();
    const codes = [
      await give(id, 'announce', 'hubin-desk'),
      await give(id, 'announce', chief),
      await give(id, 'announce', desk),
      await give(id, 'dispose', desk),
      await give(id, 'dispose', chief),
      await give(id, 'hand-over', desk),
    ].map(({ status, body }) => `${status} ${body.code}`);
    expect(codes).toEqual([
      '404 not-found',
      '403 forbidden',
      '409 stage-forbids',
      '403 forbidden',
      '409 policy-forbids',
      '400 validation',
    ]);
    const { body } = await service.get(`/v1/lost-property/${id}`, { as: chief });
    const offers = body.commands.map(({ command, code }: { command: string; code: string }) => [
      command,
      code,
    ]);
    expect(offers).toEqual([
      ['announce', 'forbidden'],
      ['hand-over', 'forbidden'],
      ['dispose', 'policy-forbids'],
    ]);
  });

  it('is repeatable by key, and knows of which version it was asked', async () => {
    const { body } = await register();
    const path = `/v1/lost-property/${body.id}/announce`;
    const headers = { 'idempotency-key': 'once', 'if-match': '"1"' };
    const answers = [await service.post(path, { as: desk, body: {}, headers })];
    answers.push(await service.post(path, { as: desk, body: {}, headers }));
    expect(answers.map(({ status, body: { version } }) => [status, version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
    const stale = { 'if-match': '"1"' };
    const late = await service.post(`/v1/lost-property/${body.id}/hand-over`, {
      ...{ as: desk, headers: stale, body: { claimant: '失主' } },
    });
    expect(late.body.code).toBe('stale-version');
  });

  it('is listed and read by whoever sits there or above, and every reading leaves a line', async () => {
    const id = await announced();
    const listed = async (as: string) => {
      const { body } = await service.get('/v1/lost-property?stage=announced&limit=200', { as });
      return body.items.some((item: { id: string }) => item.id === id);
    };
    const shown = await Promise.all([desk, 'dongcheng-chief', 'supervisor', 'hubin-desk'].map(listed));
    expect(shown).toEqual([true, true, true, false]);
    expect((await service.get(`/v1/lost-property/${id}`, { as: 'hubin-desk' })).status).toBe(404);
    const clocks = await service.get(`/v1/lost-property/${id}/clocks`, { as: 'supervisor' });
    expect(clocks.body.items).toMatchObject([
      { name: 'claim', limit: { duration: 'P1Y' }, calendarVersion: 1 },
    ]);
    const lines = await service.dataSource.query(
      'select person, what from read_audit where aggregate_id = $1 order by read_at',
      [id],
    );
    expect(lines).toEqual([{ person: 'supervisor', what: 'clocks' }]);
  });

  it('climbs its ladder: a reminder to the desk, the breach to its chief besides, who may then dispose of it', async () => {
    const id = await announced();
    await ladder.settled(id);
    const { body } = await service.get(`/v1/lost-property/${id}`, { as: desk });
    const due = Date.parse(body.clocks[0].dueAt);
    const day = 86_400_000;
    const climbed = (count: number) =>
      until(`${count} rungs are climbed`, async () => (await ladder.climbs(id)).length === count);
    await temporal.env.sleep(due - 29 * day - (await temporal.clock.now()));
    await climbed(1);
    await temporal.env.sleep(due + day - (await temporal.clock.now()));
    await climbed(2);
    expect(await ladder.climbs(id)).toEqual([
      { rung: 'claim/1/reminder/1', at: due - 30 * day },
      { rung: 'claim/1/breach/1', at: due },
    ]);
    await ladder.settled(id);
    expect(await ladder.details(id)).toContain(body.number);
    const { searchAttributes } = await ladder.handle(id).describe();
    expect(searchAttributes).toMatchObject({
      ...{ Kind: ['lost-property'], Number: [body.number], Unit: [station], Overdue: [true], Level: [0] },
    });

    const disposed = await give(id, 'dispose', chief);
    expect(disposed.body).toMatchObject({ stage: 'disposed', clocks: [{ state: 'missed' }] });
    expect(tellsOf(await published(id, 5)).slice(2)).toEqual([
      ['fengqiao.mediation.lost-property.rung-climbed', `${desk} as ${station}#desk`],
      [
        'fengqiao.mediation.lost-property.rung-climbed',
        `${chief} as ${station}#chief`,
        `${desk} as ${station}#desk`,
      ],
      ['fengqiao.mediation.lost-property.disposed'],
    ]);
    // Awaiting a result lets time skip: not before the ladder has been told that it is over.
    await ladder.settled(id);
    await ladder.handle(id).result();
    await ladder.replays(id, 'lost-property');
  });

  it('made up by an operator, of a kind that is not here, has a ladder that is told to end', async () => {
    const request = { kind: 'umbrella', aggregateId: 'nobody', moment: 0 };
    expect(await laddersOf([]).climb(request)).toMatchObject({ status: 'ended', rungs: [] });
  });

  it('does not start where nobody would climb its ladders', async () => {
    const forgotten = { ...lostProperty, background: (parts: BackgroundComponents) => parts.relay() };
    const { clock } = temporal;
    await expect(
      TestService.start('mediation', forgotten, { clock, databaseUrl: database.url }),
    ).rejects.toThrow('nobody climbs the ladders of lost-property');
  });

  it('has an API that describes itself, and a page of commands that is served as it says', async () => {
    expect(callsWithoutProblems(await checkedOpenApi(service))).toEqual([]);
    const served = await servedBodies(service);
    const bodies = pageCommands.map(({ name, body }) => [
      `/v1/lost-property/{id}/${name}`,
      body.meta()?.['id'],
    ]);
    expect([...served].slice(1)).toEqual(bodies);
    expect([...served.keys()][0]).toBe('/v1/lost-property');
    const page = itemCommandsPage();
    for (const name of itemCommands.names) expect(page).toContain(`| \`${name}\` |`);
    expect(page).toContain('  announced --> handed_over: hand-over');
    expect(page).toContain('| `hand-over` | 认领发还 | `announced` | `handed-over` | desk | `claimant` |');
  });
});
