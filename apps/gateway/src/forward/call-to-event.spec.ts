import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { streamOf, type Envelope } from '@fengqiao/contracts/events/envelope';
import { createLogger } from '@fengqiao/observability/logger';
import { startTracing } from '@fengqiao/observability/tracing';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { TraceSink } from '@fengqiao/test-rig/fakes/trace-sink';
import { until } from '@fengqiao/test-rig/harness/until';
import { matter, startIntake } from '../../../intake/src/intake.scenario.ts';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';

let sink: TraceSink;
let nats: TestNats;
let door: Door;
let stopTracing: () => Promise<void>;
beforeAll(async () => {
  [sink, nats] = await Promise.all([TraceSink.start(), startTestNats()]);
  Object.assign(process.env, { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_BSP_SCHEDULE_DELAY: '50' });
  stopTracing = await startTracing('gateway', createLogger('spec', 'silent'));
  door = await Door.open({
    intake: async () => {
      const intake = await startIntake(systemClock, { roles: ['api', 'relay'], natsUrl: nats.url });
      return { url: intake.running.url, stop: () => intake.stop() };
    },
  });
}, 120_000);
afterAll(async () => {
  await door.close();
  await stopTracing();
  for (const name of ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_BSP_SCHEDULE_DELAY'])
    Reflect.deleteProperty(process.env, name);
  await nats.stop();
  await sink.stop();
});

it('one trace runs from what a browser asked to the event that came of it', async () => {
  const [traceId, pageSpan] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
  const traceparent = `00-${traceId}-${pageSpan}-01`;
  const path = `${door.url}/api/intake/v1/cases`;
  const registered = await new Browser().call('POST', path, matter, { traceparent });
  const { id } = await door.json(registered);
  const event = await until('it is published', () =>
    nats.operate(async ({ streams }) => {
      const { name } = streamOf('intake');
      for (let seq = (await streams.info(name)).state.last_seq; seq > 0; seq -= 1) {
        const message = await streams.getMessage(name, { seq });
        const told = message?.json<Envelope>();
        if (told?.subject === id) return told;
      }
      return false;
    }),
  );
  const spans = await sink.trace(traceId, 3);
  const servers = spans.filter(({ kind }) => kind === 2);
  const [atDoor] = servers.filter(({ parentSpanId }) => parentSpanId === pageSpan);
  const [atIntake] = servers.filter(({ parentSpanId }) => parentSpanId === atDoor?.spanId);
  expect([servers.length, event.traceparent]).toEqual([2, `00-${traceId}-${atIntake?.spanId}-01`]);
});
