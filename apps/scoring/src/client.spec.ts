import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scoringClient, type ScoringClient } from '@fengqiao/scoring-client/scoring-client';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import openapiTypes, { astToString } from 'openapi-typescript';
import { startWithSample, type Headquarters } from './scoring.scenario.ts';

const generated = fileURLToPath(
  new URL('../../../libs/scoring-client/src/scoring-api.generated.ts', import.meta.url),
);
let headquarters: Headquarters;
let client: ScoringClient;
beforeAll(async () => {
  headquarters = await startWithSample(new ManualClock('2026-11-20T17:00:00+08:00'));
  const token = await headquarters.scoring.token('hq-analyst');
  client = scoringClient(headquarters.scoring.running.url, token);
}, 60_000);
afterAll(() => headquarters.stop());

describe('the typed client', () => {
  it('is the one that comes out of the service’s own OpenAPI document (npm run generate-client)', async () => {
    const { body } = await headquarters.scoring.get('/openapi.json');
    const types = astToString(await openapiTypes(JSON.stringify(body)));
    const text = `// Generated from scoring's OpenAPI document: npm run generate-client\n\n${types}`;
    if (process.env['FENGQIAO_GENERATE_CLIENT']) writeFileSync(generated, text);
    expect(readFileSync(generated, 'utf8')).toBe(text);
  }, 30_000);

  it('reads a board, a unit and the cases behind it', async () => {
    const board = await client.GET('/v1/scores', {
      params: { query: { period: '2026-11', level: 'branch' } },
    });
    expect(board.data?.items.map(({ unit, score }) => [unit, score])).toEqual([
      ['shifan.dongcheng', 89.7619],
      ['shifan.beishan', null],
    ]);
    const path = { unitPath: 'shifan.dongcheng' };
    const unit = await client.GET('/v1/scores/{unitPath}', {
      params: { path, query: { period: '2026-11' } },
    });
    expect(unit.data?.inputs.filter(({ weight }) => weight > 0)).toHaveLength(3);
    const query = { period: '2026-11', measure: 'completeOnTime', counted: 'not-met' } as const;
    const behind = await client.GET('/v1/scores/{unitPath}/cases', { params: { path, query } });
    expect(behind.data?.items).toHaveLength(2);
    const totals = await client.GET('/v1/ledgers/totals', { params: { query: { unit: 'shifan' } } });
    expect(totals.data?.items[0]?.ledger).toBe('suggestion');
  });

  it('is told a problem by its code', async () => {
    const query = { period: '2026-12', level: 'station' } as const;
    const { error, response } = await client.GET('/v1/scores', { params: { query } });
    expect([response.status, error?.code]).toEqual([422, 'period-not-begun']);
  });
});
