import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { streamOf, type Envelope } from '@fengqiao/contracts/events/envelope';
import { createLogger } from '@fengqiao/observability/logger';
import { startTracing } from '@fengqiao/observability/tracing';
import { TraceSink, type ExportedSpan } from '@fengqiao/test-rig/fakes/trace-sink';
import { until } from '@fengqiao/test-rig/harness/until';
import { randomBytes } from 'node:crypto';
import { linjiang, matter, register, walk } from '../../intake/src/intake.scenario.ts';
import { startHeadquarters, type Headquarters } from './scoring.scenario.ts';

const log = createLogger('spec', 'silent');
const registered = 'fengqiao.intake.case.registered';
let sink: TraceSink;
let headquarters: Headquarters;

beforeAll(async () => {
  sink = await TraceSink.start();
});
afterAll(() => sink.stop());

function newTrace(sampled = true) {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}` };
}

async function registerWith(traceparent: string): Promise<string> {
  const { status, body } = await register(headquarters.intake, { headers: { traceparent } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

async function column(id: string): Promise<string | null> {
  const [row] = await headquarters.intake.dataSource.query<{ traceparent: string | null }[]>(
    'select traceparent from event where aggregate_id = $1 and seq = 1',
    [id],
  );
  return row!.traceparent;
}

/** What the stream holds of a case's first event, once scoring has it. */
async function onStream(id: string): Promise<{ header: string; event: Envelope }> {
  await until('scoring has it', async () => {
    const facts = await headquarters.scoring.dataSource.query<unknown[]>(
      'select from case_fact where case_id = $1',
      [id],
    );
    return facts.length === 1;
  });
  return headquarters.nats.operate(async ({ streams }) => {
    const { name } = streamOf('intake');
    for (let seq = (await streams.info(name)).state.last_seq; seq > 0; seq--) {
      const message = await streams.getMessage(name, { seq });
      if (message?.subject === registered && message.json<Envelope>().subject === id)
        return { header: message.header.get('traceparent'), event: message.json() };
    }
    throw new Error('not on the stream');
  });
}

function attributesOf(span: ExportedSpan | undefined): Record<string, unknown> {
  return Object.fromEntries((span?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]));
}

describe('without a word about traces in the environment', () => {
  beforeAll(async () => {
    await startTracing('intake', log);
    headquarters = await startHeadquarters(systemClock);
  });
  afterAll(() => headquarters.stop());

  it('nothing is written, carried or sent', async () => {
    const id = await registerWith(newTrace().traceparent);
    const { header, event } = await onStream(id);
    expect([await column(id), header, 'traceparent' in event]).toEqual([null, '', false]);
    expect(sink.text).toBe('[]');
  });
});

describe('with a collector named in the environment', () => {
  let stopTracing: () => Promise<void>;

  beforeAll(async () => {
    Object.assign(process.env, {
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_BSP_SCHEDULE_DELAY: '50',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=spec',
    });
    stopTracing = await startTracing('intake', log);
    headquarters = await startHeadquarters(systemClock);
  });
  afterAll(async () => {
    await headquarters.stop();
    await stopTracing();
  });

  it("a caller's trace runs on through call, relay and reader", async () => {
    const { traceId, spanId, traceparent } = newTrace();
    const id = await registerWith(traceparent);
    const spans = await sink.trace(traceId, 3);
    const ofKind = (kind: number) => spans.filter((span) => span.kind === kind);
    const [[server], [producer], [consumer]] = [ofKind(2), ofKind(4), ofKind(5)];
    expect(spans.map(({ name }) => name).sort()).toEqual(
      ['POST /v1/cases', `send ${registered}`, `process ${registered}`].sort(),
    );
    expect([server!.parentSpanId, producer!.parentSpanId, consumer!.parentSpanId]).toEqual([
      spanId,
      server!.spanId,
      producer!.spanId,
    ]);
    expect(attributesOf(server)).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/cases',
      'http.response.status_code': 201,
    });
    expect(attributesOf(consumer)).toMatchObject({ 'messaging.message.id': `${id}:1` });

    const written = `00-${traceId}-${server!.spanId}-01`;
    const { header, event } = await onStream(id);
    expect([await column(id), event.traceparent, header]).toEqual([
      written,
      written,
      `00-${traceId}-${producer!.spanId}-01`,
    ]);
    expect(sink.text).toContain('"fengqiao-intake"');
    expect(sink.text).toContain('"deployment.environment.name"');
  });

  it('several events of one trace read at once are one span, linked with each', async () => {
    const { traceId, traceparent } = newTrace();
    const ofKind = (kind: number) =>
      sink.spans.filter((span) => span.traceId === traceId && span.kind === kind);
    const heard = () =>
      ofKind(5).flatMap(({ parentSpanId, links }) => [
        parentSpanId,
        ...(links ?? []).map((link) => link.spanId),
      ]);
    await headquarters.scoring.dataSource.transaction(async (manager) => {
      // Meanwhile the reader waits with what it has, and the rest gathers.
      await manager.query('lock table inbox in exclusive mode');
      for (let call = 0; call < 8; call++) await registerWith(traceparent);
      await until('they are sent', async () => ofKind(4).length === 8);
    });
    await until('all are read', async () => heard().length === 8);
    const sent = ofKind(4).map(({ spanId }) => spanId);
    expect(heard().sort()).toEqual(sent.sort());
    expect(ofKind(5).length).toBeLessThan(8);
  });

  it('a trace that its caller does not record is not recorded here', async () => {
    const { traceId, traceparent } = newTrace(false);
    const id = await registerWith(traceparent);
    const { header } = await onStream(id);
    expect([await column(id), header]).toEqual([null, '']);
    expect(sink.spans.filter((span) => span.traceId === traceId)).toEqual([]);
  });

  it('a call with a broken traceparent is a trace of its own', async () => {
    const id = await registerWith('00-Secret-Trace-01');
    const { event } = await onStream(id);
    const [server] = await sink.trace(event.traceparent!.split('-')[1]!, 3);
    expect(server!.parentSpanId ?? '').toBe('');
  });

  it('no span carries what anybody said, who they are, or what they asked for', async () => {
    const { traceId, traceparent } = newTrace();
    const { intake, scoring } = headquarters;
    const strangersWords = { tracestate: 'vendor=Tracestate-Li', baggage: 'name=Baggage-Wang' };
    await register(intake, { headers: { traceparent, ...strangersWords } });
    await register(intake, { body: { ...matter, summary: 'a\u0000b', detail: '' } });
    await walk(intake, 'close');
    await intake.get('/v1/cases?ref=Secret-Ref', { as: 'hq-analyst' });
    await intake.get('/v1/cases/Secret-Id/events?Secret-Query', { as: 'hq-analyst' });
    await intake.get('/Secret-Path', { token: 'Secret-Token' });
    await intake.post('/v1/imports/ledger', { as: 'admin', body: 'Secret-Column\n1' });
    await scoring.get(`/v1/ledgers/totals?unit=${linjiang}`, { as: 'hq-analyst' });
    await sink.trace(traceId, 3);
    await until('the last call is told', () =>
      Promise.resolve(sink.spans.some(({ name }) => name === 'GET /v1/ledgers/totals')),
    );
    const said = [
      matter.reporter.name,
      matter.reporter.phone,
      matter.summary,
      matter.detail,
      '已劝止',
      '现场记录',
    ];
    const people = ['linjiang-desk', 'linjiang-chief', 'linjiang-officer-a', 'hq-analyst'];
    const asked = ['Secret', 'Tracestate-Li', 'Baggage-Wang', linjiang];
    expect([...said, ...people, ...asked].filter((words) => sink.text.includes(words))).toEqual([]);
    expect(new Set(sink.spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)))).toEqual(
      new Set([
        'http.request.method',
        'http.route',
        'http.response.status_code',
        'messaging.system',
        'messaging.operation.type',
        'messaging.destination.name',
        'messaging.message.id',
        'messaging.batch.message_count',
        'rpc.system.name',
      ]),
    );
  });
});
