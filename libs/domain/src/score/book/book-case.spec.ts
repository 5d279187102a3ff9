import { describe, expect, it } from '@jest/globals';
import { at, ended, met, missed, runs, stands, suspended, Told } from './booked.scenario.ts';

const [linjiang, hubin] = ['shifan.dongcheng.linjiang', 'shifan.dongcheng.hubin'];
const assignDue = '06 18:00';
const due = '16 18:00';

const registered = () =>
  new Told().then(
    'registered',
    '05 09:00',
    { clocks: [runs('assign', assignDue)] },
    { channel: 'visit', category: 'noise' },
  );
const assigned = () =>
  registered().then('assigned', '05 10:00', {
    handlingUnit: linjiang,
    clocks: [met('assign', assignDue, '05 10:00'), runs('complete', due)],
  });
const replied = () =>
  assigned().then('replied', '11 17:00', {
    clocks: [met('assign', assignDue, '05 10:00'), stands('complete', due)],
  });

describe('the assign clock', () => {
  it('counts as nothing until its due moment is past, then as missed at it', () => {
    const told = registered();
    expect(told.seen('06 18:00')).toEqual([]);
    expect(told.seen('2026-11-06T18:00:00.001+08:00')).toEqual(['assign missed linjiang 06 18:00']);
  });

  it('assigned in time it is met at the act, whoever looks later', () => {
    const told = assigned();
    expect(told.seen('05 09:59')).toEqual([]);
    expect(told.seen('05 10:00')).toEqual(['assign met linjiang 05 10:00']);
    expect(told.seen('07 10:00')).toEqual(['assign met linjiang 05 10:00']);
  });

  it('missed, its breach taken and assigned late, it is missed once', () => {
    const told = registered()
      .then('rung-climbed', '06 18:00', { clocks: [missed('assign', assignDue)] })
      .then('assigned', '09 09:00', {
        handlingUnit: linjiang,
        clocks: [missed('assign', assignDue, '09 09:00')],
      });
    expect(told.seen('10 09:00')).toEqual(['assign missed linjiang 06 18:00']);
  });

  it('transferred before the limit it is for the new owner, after it for the one who had it', () => {
    const before = registered().then('transferred', '06 09:00', { ownerUnit: hubin });
    expect(before.seen('07 09:00')).toEqual(['assign missed hubin 06 18:00']);
    const after = registered()
      .then('rung-climbed', '06 18:00', { clocks: [missed('assign', assignDue)] })
      .then('transferred', '09 09:00', { ownerUnit: hubin })
      .then('assigned', '09 10:00', { clocks: [missed('assign', assignDue, '09 10:00')] });
    expect(after.seen('10 09:00')).toEqual(['assign missed linjiang 06 18:00']);
  });

  it('an objection withdraws the outcome and voids the handling; the limit already past is missed at its due moment', () => {
    const told = assigned().then('objected', '09 09:00', {
      stage: 'submitted',
      handlingUnit: null,
      clocks: [runs('assign', assignDue), ended('complete', due, '09 09:00', 'void')],
    });
    expect(told.seen('09 08:59')).toEqual(['assign met linjiang 05 10:00']);
    expect(told.seen('09 09:00')).toEqual(['assign missed linjiang 06 18:00']);
    expect(told.seen('17 09:00')).toEqual(['assign missed linjiang 06 18:00']);
  });
});

describe('the complete clock', () => {
  it('a reply within the limit and not yet followed up counts as met', () => {
    expect(replied().seen('11 17:00')).toEqual([
      'assign met linjiang 05 10:00',
      'complete met linjiang 11 17:00',
    ]);
    expect(replied().seen('20 17:00')).toContain('complete met linjiang 11 17:00');
  });

  it('until the follow-up says otherwise; then it runs on and misses its moved limit (A-010 of the sample)', () => {
    const told = replied()
      .then('followed-up', '12 10:00', { clocks: [runs('complete', '13 10:30')] }, { outcome: 'unsatisfied' })
      .then('rung-climbed', '13 10:30', { clocks: [missed('complete', '13 10:30')] });
    expect(told.seen('12 09:59')).toContain('complete met linjiang 11 17:00');
    expect(told.seen('12 10:00')).not.toContain('complete met linjiang 11 17:00');
    expect(told.seen('13 10:30')).not.toContain('complete missed linjiang 13 10:30');
    expect(told.seen('13 10:31')).toContain('complete missed linjiang 13 10:30');
    expect(told.seen('13 10:31')).toContain('follow-up unsatisfied linjiang 12 10:00');
    expect(told.seen('13 10:31')).toContain('accountability unsatisfied linjiang 12 10:00');
  });

  it('a second reply in time is met at the reply that stood, known at the sign-off', () => {
    const told = replied()
      .then('followed-up', '12 10:00', { clocks: [runs('complete', '18 10:30')] }, { outcome: 'unsatisfied' })
      .then('replied', '13 11:00', { clocks: [stands('complete', '18 10:30')] })
      .then('followed-up', '16 09:00', {}, { outcome: 'satisfied' })
      .then('signed-off', '17 09:00', { clocks: [met('complete', '18 10:30', '13 11:00', '17 09:00')] });
    for (const moment of ['14 09:00', '16 10:00', '20 09:00'])
      expect(told.seen(moment).filter((line) => line.startsWith('complete'))).toEqual([
        'complete met linjiang 13 11:00',
      ]);
  });

  it('while suspended it counts as nothing; resumed, as missed when the moved limit is past', () => {
    const told = assigned()
      .then('suspension-approved', '10 09:00', { clocks: [suspended('complete')] })
      .then('resumed', '20 09:00', { clocks: [runs('complete', '26 18:00')] });
    expect(told.seen('17 09:00')).toEqual(['suspension approved linjiang 10 09:00']);
    expect(told.seen('27 09:00')).toContain('complete missed linjiang 26 18:00');
  });

  it('missed while a reply waits stays missed, at its due moment', () => {
    const told = assigned()
      .then(
        'rung-climbed',
        due,
        { clocks: [missed('complete', due)] },
        {
          accountability: { unit: linjiang, dueAt: '2026-11-16T10:00:00.000Z' },
        },
      )
      .then('replied', '17 09:00', { clocks: [{ ...missed('complete', due), overdueFrom: null }] });
    expect(told.seen('18 09:00')).toEqual([
      'accountability breach linjiang 16 18:00',
      'complete missed linjiang 16 18:00',
    ]);
  });

  // What Date takes for a moment besides, it reads in the machine's own zone.
  it.each([
    '2026-11-16',
    '2026-11-16T10:00:00',
    'Nov 16 2026 10:00',
    '2026-02-30T10:00:00Z',
    1_763_287_200_000,
  ])('a breach of %j, which is no moment, counts as nothing', (dueAt) => {
    const record = { accountability: { unit: linjiang, dueAt } };
    const told = assigned().then('rung-climbed', due, { clocks: [runs('complete', due)] }, record);
    expect(told.seen('16 18:00').filter((line) => line.startsWith('accountability'))).toEqual([]);
  });

  it('extended, only the later limit counts', () => {
    const told = assigned().then('extended', '12 09:00', { clocks: [runs('complete', '18 18:00')] });
    expect(told.seen('17 09:00')).toEqual(['extension granted linjiang 12 09:00']);
    expect(told.seen('19 09:00')).toContain('complete missed linjiang 18 18:00');
  });

  it('a withdrawal ends it without outcome; what was missed stays', () => {
    const told = registered()
      .then('rung-climbed', '06 18:00', { clocks: [missed('assign', assignDue)] })
      .then('assigned', '09 09:00', {
        handlingUnit: linjiang,
        clocks: [missed('assign', assignDue, '09 09:00'), runs('complete', '18 18:00')],
      })
      .then('withdrawn', '10 09:00', {
        clocks: [missed('assign', assignDue, '09 09:00'), ended('complete', '18 18:00', '10 09:00', null)],
      });
    expect(told.seen('20 09:00')).toEqual(['assign missed linjiang 06 18:00']);
  });

  it('reopened, a new instance counts beside the first', () => {
    const first = met('complete', due, '11 17:00', '12 09:00');
    const told = replied()
      .then('closed', '12 10:00', { clocks: [first] })
      .then('reopened', '13 09:00', { clocks: [first, runs('complete', '24 18:00', 2)] }, { citizen: true });
    expect(told.seen('25 09:00')).toEqual([
      'closed case linjiang 12 10:00',
      'complete met linjiang 11 17:00',
      'complete missed linjiang 24 18:00',
      'reopened case linjiang 13 09:00',
    ]);
  });
});

describe('beside the clocks', () => {
  it('a case is received where it came in, and counts where it goes', () => {
    const told = registered().then('assigned', '05 10:00', { handlingUnit: hubin });
    const received = told.entries.filter(({ source }) => source === 'received');
    expect(received.map(({ unit, weight, at: moment, seenAt }) => [unit, weight, moment, seenAt])).toEqual([
      [linjiang, 1, at('05 09:00'), at('05 09:00')],
      [linjiang, -1, at('05 09:00'), at('05 10:00')],
      [hubin, 1, at('05 09:00'), at('05 10:00')],
    ]);
  });

  it("an owner's act is in person or by who stands in; one whose doer nobody knows is neither", () => {
    const acts = (change: object) =>
      registered()
        .then('assigned', '05 10:00', change)
        .entries.flatMap((e) => (e.source === 'owner-act' ? e.outcome : []));
    expect(acts({})).toEqual(['in-person']);
    expect(acts({ standIn: true, by: 'dongcheng-chief' })).toEqual(['stand-in']);
    expect(acts({ by: null })).toEqual([]);
  });

  it('closed although unsatisfied it counts as such where a reply waited, and not twice where a follow-up said so', () => {
    const waiting = replied()
      .then('noted', '11 18:00', { stage: 'replied' })
      .then('closed-unsatisfied', '12 09:00');
    expect(waiting.seen('13 09:00')).toContain('follow-up unsatisfied linjiang 12 09:00');
    const again = assigned().then('closed-unsatisfied', '12 09:00');
    expect(again.seen('13 09:00')).not.toContain('follow-up unsatisfied linjiang 12 09:00');
  });

  it('reads the kind from the first event on, and anew when it changes', () => {
    const told = registered().then(
      'reclassified',
      '05 09:30',
      { ledger: 'suggestion' },
      { category: 'patrol' },
    );
    expect(told.entries.at(-1)!.kind).toEqual({ ledger: 'suggestion', category: 'patrol', channel: 'visit' });
  });
});

describe('what is remembered of a case', () => {
  it('stays the same thing through what nothing is booked by, and is another after what something is', () => {
    const told = assigned();
    const { booked } = told;
    expect(told.then('accepted', '05 11:00', { stage: 'handling' }).booked).toBe(booked);
    expect(told.then('urged', '05 12:00').booked).toBe(booked);
    expect(told.then('noted', '05 13:00', { stage: 'replied' }).booked).not.toBe(booked);
    const replying = told.booked;
    expect(told.then('reclassified', '05 14:00', { ledger: 'suggestion' }).booked).not.toBe(replying);
    const suggestion = told.booked;
    expect(told.then('moved', '05 15:00', { clocks: [runs('complete', '24 18:00')] }).booked).not.toBe(
      suggestion,
    );
  });
});
