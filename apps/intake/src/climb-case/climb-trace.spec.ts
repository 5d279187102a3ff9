import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@fengqiao/observability/logger';
import { startTracing } from '@fengqiao/observability/tracing';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { TraceSink } from '@fengqiao/test-rig/fakes/trace-sink';
import { until } from '@fengqiao/test-rig/harness/until';
import { register, startIntake } from '../intake.scenario.ts';

let temporal: Awaited<ReturnType<typeof startTestTemporal>>;
let sink: TraceSink;
let intake: TestService;
let stopTracing: () => Promise<void>;

beforeAll(async () => {
  [temporal, sink] = await Promise.all([startTestTemporal(), TraceSink.start()]);
  Object.assign(process.env, { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url, OTEL_BSP_SCHEDULE_DELAY: '50' });
  stopTracing = await startTracing('intake', createLogger('spec', 'silent'));
  intake = await startIntake(temporal.clock, {
    roles: ['api', 'relay', 'worker'],
    temporalAddress: temporal.address,
  });
});
afterAll(async () => {
  await intake.stop();
  await stopTracing();
  await sink.stop();
  await temporal.env.teardown();
});

describe('a climb', () => {
  it('begins a trace that says whose ladder it was, and its events are part of it', async () => {
    const { body } = await register(intake);
    const climbed = async () => {
      const [row] = await intake.dataSource.query<{ traceparent: string | null }[]>(
        `select traceparent from event where aggregate_id = $1 and type = 'rung-climbed'`,
        [body.id],
      );
      return row;
    };
    for (let day = 0; day < 20 && !(await climbed()); day++) {
      await temporal.env.sleep('1 day');
      await until('what fell due today is climbed', climbed, 700).catch(() => undefined);
    }
    const [, traceId, spanId] = (await climbed())?.traceparent?.split('-') ?? [];
    const [span] = await sink.trace(traceId!, 1);
    expect([span!.name, span!.spanId, span!.parentSpanId ?? '']).toEqual(['climb', spanId, '']);
    expect(span!.attributes).toEqual([
      { key: 'temporal.workflow.id', value: { stringValue: `case/${body.id}` } },
    ]);
  });
});
