import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { firstThresholds } from '@fengqiao/domain/score/gaming/flag-thresholds';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { mediation } from '../../mediation/src/mediation.service.ts';
import { PeriodCloser } from './close-period/period-closer.ts';
import { startWithSample, type Headquarters } from './scoring.scenario.ts';

const reference = '2026-11-20T17:00:00+08:00';
const examples: Record<string, Example[]> = {};
let headquarters: Headquarters;
/** Scoring has its figures from it, and asks it who may see what is behind them. */
let disputes: TestService;

beforeAll(async () => {
  const clock = new ManualClock(reference);
  headquarters = await startWithSample(clock);
  const natsUrl = headquarters.nats.url;
  disputes = await TestService.start('mediation', mediation, { clock, roles: ['api', 'relay'], natsUrl });
  await until('mediation is heard of', async () => {
    const { status } = await headquarters.scoring.get('/v1/mediation/figures', { as: 'hq-analyst' });
    return status === 200;
  });
  await prepareWrites();
}, 60_000);
afterAll(async () => {
  await disputes.stop();
  await headquarters.stop();
});

const totals = () => headquarters.scoring.get('/v1/ledgers/totals?unit=shifan', { as: 'hq-analyst' });

/** October is open to objections, one is filed, and a key is issued: what commands need to be able to succeed. */
async function prepareWrites(): Promise<void> {
  const { intake, scoring } = headquarters;
  await scoring.running.app.get(PeriodCloser).advance(parsePeriod('2026-10')!);
  const [{ id: caseId }] = await intake.dataSource.query(`select id from ledger_case where ref = 'A-026'`);
  const objection = { caseId, measure: 'completeOnTime', reason: 'not-ours' };
  const filed = await scoring.post('/v1/periods/2026-10/objections', {
    as: 'linjiang-chief',
    body: objection,
  });
  const key = { label: 'fuzz', unit: 'shifan', expiresAt: '2027-01-01T00:00:00+08:00' };
  const issued = await scoring.post('/v1/api-keys', { as: 'admin', body: key });
  const weights = { satisfaction: 0.4, completeOnTime: 0.4, assignOnTime: 0.2 };
  const formula = { weights, minimumSample: 5 };
  const room = 'shifan.dongcheng.linjiang.hongqi';
  const board = 'period=2026-11&level=station';
  const occurrence = (day: number) => ({
    place: room,
    kind: 'case',
    occurredOn: `2026-11-0${day}`,
    source: '110',
  });
  const rows = [1, 2].map((day) => Object.values(occurrence(day)).join(','));
  const told = ['place,kind,occurredOn,source', ...rows].join('\n');
  await scoring.post('/v1/imports/occurrences', { as: 'admin', body: told });
  await scoring.post('/v1/occurrences/take-back', {
    as: 'admin',
    body: { ...occurrence(2), reason: 'told-twice' },
  });
  Object.assign(examples, {
    'GET /v1/scores': [{ as: 'hq-analyst', query: board }],
    'GET /v1/scores/chiefs': [{ as: 'hq-analyst', query: 'period=2026' }],
    'GET /v1/scores/{unitPath}': [{ as: 'hq-analyst', params: { unitPath: 'shifan' } }],
    'GET /v1/scores/{unitPath}/cases': [{ as: 'hq-analyst', params: { unitPath: 'shifan' } }],
    'GET /v1/mediation/figures': [{ as: 'hq-analyst', query: 'period=2026-11&by=level' }],
    'GET /v1/mediation/figures/disputes': [{ as: 'hq-analyst', query: 'measure=agreed' }],
    'GET /v1/flags': [{ as: 'supervisor' }],
    'GET /v1/flags/thresholds': [{ as: 'supervisor' }],
    'PUT /v1/flags/thresholds': [{ as: 'admin', body: { ...firstThresholds, splitCases: 6 } }],
    'GET /v1/api-keys': [{ as: 'admin' }],
    'GET /v1/periods': [
      { as: 'hq-analyst', query: 'limit=2&cursor=2026-10' },
      { as: 'hq-analyst', query: 'limit=200' },
    ],
    'GET /v1/periods/{period}': [{ as: 'hq-analyst', params: { period: '2026-10' } }],
    'GET /v1/periods/{period}/revisions': [{ as: 'hq-analyst', params: { period: '2026-10' } }],
    'GET /v1/periods/{period}/objections': [{ as: 'hq-analyst', params: { period: '2026-10' } }],
    'POST /v1/imports/occurrences': [
      { as: 'admin', body: `place,kind,occurredOn,source\n${room},case,2026-11-01,110` },
    ],
    'GET /v1/occurrences': [{ as: 'hq-analyst' }],
    'POST /v1/occurrences/take-back': [{ as: 'admin', body: { ...occurrence(1), reason: 'wrong-day' } }],
    'POST /v1/occurrences/restore': [{ as: 'admin', body: occurrence(2) }],
    'POST /v1/formulas/preview': [
      { as: 'hq-analyst', body: { ...formula, period: '2026-11', level: 'branch' } },
    ],
    'PUT /v1/formulas/{version}': [
      { as: 'admin', params: { version: 'v2' }, body: { ...formula, from: '2027-01' } },
    ],
    'POST /v1/periods/{period}/objections': [
      { as: 'linjiang-chief', params: { period: '2026-10' }, body: objection, ofState: ['caseId'] },
    ],
    'POST /v1/periods/{period}/objections/{id}/decision': [
      {
        as: 'supervisor',
        id: filed.body.id,
        params: { period: '2026-10' },
        body: { decision: 'reject' },
      },
    ],
    'POST /v1/api-keys': [{ as: 'admin', body: key }],
    'POST /v1/api-keys/{id}/revoke': [{ as: 'admin', id: issued.body.id, body: {} }],
  });
}

it(
  'whatever scoring is asked, it answers as it promises and keeps nothing of what it refuses',
  async () => {
    const units = sampleRows('units.csv').map((unit) => unit['path'] ?? '');
    const { onlyRefused, badExamples, badRepeats } = await fuzzService(headquarters.scoring, {
      people: ['hq-analyst', 'linjiang-chief', 'admin', 'supervisor'],
      known: {
        unit: units,
        unitPath: units,
        toUnit: units,
        wantedUnit: units,
        period: ['2026-10', '2026-11', '2026-Q4', '2026'],
        version: ['v2', 'v3'],
        asOf: [reference, '2026-11-04T12:00:00Z', '1900-01-01T00:00:00Z'],
        knownAt: [reference, '2026-10-01T00:00:00+08:00'],
      },
      examples,
      stillWorks: totals,
    });
    // Nothing here is frozen.
    expect(onlyRefused).toEqual(['POST /v1/periods/{period}/revisions']);
    expect(badExamples).toEqual(['POST /v1/periods/{period}/revisions: not tried']);
    expect(badRepeats).toEqual([]);
  },
  30_000 + fuzzRuns * 300,
);
