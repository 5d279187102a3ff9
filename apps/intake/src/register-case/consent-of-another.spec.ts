import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, startIntake } from '../intake.scenario.ts';

// A minute before midnight in Shanghai, where it is still the afternoon of that day in Greenwich.
const clock = new ManualClock('2026-11-16T23:59:00+08:00');
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const agreedOn = (on: string) => ({
  ...matter,
  onBehalfOf: { name: 'Neighbour Wu', consent: { given: true, how: '当面', on } },
});
const onTheSpot = { channel: 'visit', result: '已办', evidence: [{ text: 'x' }] };

describe('委托代办: that somebody agreed to be spoken for', () => {
  it.each([
    ['zh-CN', '时间不能晚于现在'],
    ['en', 'That moment is in the future'],
  ])(
    'cannot have been tomorrow: said in %s at its field, with nothing written',
    async (language, message) => {
      const counts = await RowCounts.of(intake.dataSource);
      const before = await counts.read();
      const headers = { 'accept-language': language };
      const as = 'linjiang-officer-a';
      for (const { status, body } of [
        await intake.post('/v1/cases', { headers, body: agreedOn('2026-11-17') }),
        await intake.post('/v1/cases/handle-at-once', {
          ...{ headers, as },
          body: { ...agreedOn('2026-11-17'), ...onTheSpot },
        }),
      ]) {
        expect([status, body.code]).toEqual([422, 'future-moment']);
        expect(body.errors).toEqual([{ field: 'onBehalfOf.consent.on', code: 'future-moment', message }]);
      }
      expect(await counts.read()).toBe(before);
    },
  );

  it('can have been today, as the bureau’s calendar has it', async () => {
    expect((await intake.post('/v1/cases', { body: agreedOn('2026-11-16') })).status).toBe(201);
  });
});
