import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, caseIn, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T10:00:00+08:00');
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

describe('before there is a matter', () => {
  it('anybody reads how long it takes, with the days on which it would be so', async () => {
    const { status, body } = await intake.get('/v1/public/promise');
    expect(status).toBe(200);
    const claim = body.ledgers.find(({ ledger }: { ledger: string }) => ledger === 'claim');
    expect(
      claim.limits.map(({ clock: name, limit }: never) => [name, (limit as { days: number }).days]),
    ).toEqual([
      ['assign', 1],
      ['complete', 7],
      ['follow-up', 3],
      ['sign-off', 2],
      ['archive', 3],
      ['anonymous-follow-up', 10],
    ]);
    // A Friday: handed on by Monday's close, answered by the close of the seventh working day after.
    expect([claim.assignedBy, claim.answeredBy]).toEqual([
      '2026-11-23T18:00:00+08:00',
      '2026-12-02T18:00:00+08:00',
    ]);
    expect(body.reopenDays).toBe(30);
  });

  it('anybody reads the names of the units', async () => {
    const { body } = await intake.get('/v1/public/units');
    const [bureau] = body.items.filter(({ level }: { level: string }) => level === 'bureau');
    expect(bureau).toMatchObject({ path: 'shifan', nameEn: 'Shifan Bureau', parent: null });
  });
});

describe('a citizen’s own view', () => {
  it('says what happens next at the latest when, in the days it is counted in', async () => {
    const own = await caseIn(intake, 'handling');
    const { body } = await asCitizen(intake, own, null);
    expect(body.due).toEqual({
      ...{ clock: 'complete', dueAt: '2026-12-01T18:00:00+08:00', late: false },
      ...{ workingDays: true, daysLeft: 7 },
    });
    clock.set('2026-12-03T09:00:00+08:00');
    const later = await asCitizen(intake, own, null);
    expect(later.body.due).toMatchObject({ late: true, daysLeft: -2 });
    clock.set('2026-11-20T10:00:00+08:00');
  });

  it('says until when an act is open', async () => {
    const own = await caseIn(intake, 'replied');
    const { body } = await asCitizen(intake, own, null);
    const until = (name: string) =>
      body.commands.find(({ command }: { command: string }) => command === name).until;
    expect([until('rate'), until('add')]).toEqual(['2026-11-25T18:00:00+08:00', null]);
  });
});
