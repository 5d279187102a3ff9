import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { place, worldAt } from '../given-dispute.scenario.ts';
import type { DisputeState } from '../dispute.ts';
import type { Draft } from '../commands/dispute-command.ts';
import { evolveDisputeAll } from '../evolve.ts';
import { importDispute } from './import-dispute.ts';
import type { ImportedDispute, ImportedStatus } from './imported-dispute.ts';
import {
  checkImportedObligations,
  importObligations,
  type ImportedObligation,
} from './import-obligations.ts';

const world = worldAt('11-20 17:00', 'analyst');
const hashOf = ({ obligations }: Draft) => ({
  document: `of ${obligations.length}`,
  obligations: obligations.map(({ what }) => `hash of ${what}`),
});

/** Agreed on Wednesday 4 November at 16:30. */
function dispute(status: ImportedStatus, changes: Partial<ImportedDispute> = {}) {
  const row = {
    ...{ place, origin: 'police', complexity: 'general', colour: 'yellow', level: 'community' },
    ...{ skipReason: null, status, screenedAt: at('11-03 10:40'), acceptedAt: at('11-03 11:00') },
    ...{ consentA: true, consentB: true, agreedAt: at('11-04 16:30'), settlement: 'as before' },
    performedAt: status === 'settled' ? at('11-13 10:00') : null,
    ...changes,
  } as ImportedDispute;
  return importDispute(row, { id: 'dispute-1', number: 'JF-2026-000001' }, world, hashOf);
}

function owed(
  id: string,
  due: string,
  confirmed: string | null = null,
  changes: Partial<ImportedObligation> = {},
): ImportedObligation {
  const dueAt = `2026-${due.replace(' ', 'T')}:00+08:00`;
  const confirmedAt = confirmed === null ? null : at(confirmed);
  return {
    ...{ id, kind: 'act', who: 'B', toWhom: 'A', what: id, dueAt, after: [], confirmedAt },
    ...changes,
  };
}

function brought(status: ImportedStatus, obligations: ImportedObligation[]) {
  const before = dispute(status);
  expect(checkImportedObligations(before.state, obligations, world)).toEqual([]);
  const outcome = importObligations(before.state, 'as before', obligations, world, hashOf);
  const all = [...before.events, ...outcome.events];
  expect(evolveDisputeAll(null, all, 'dispute-1')).toEqual(outcome.state);
  const moments = all.map(({ occurredAt }) => occurredAt);
  expect([...moments].sort((a, b) => a - b)).toEqual(moments);
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
  expect(outcome.events.every(({ imported }) => imported !== null)).toBe(true);
  return outcome;
}

const clocks = (state: DisputeState, prefix: string) =>
  state.clocks
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, startedAt, dueAt, outcome, outcomeAt, endedAt }) => [
      ...[name, startedAt, dueAt, outcome, outcomeAt, endedAt],
    ]);

describe('what is owed under a settlement brought in', () => {
  it('is open from the agreement, due as given; confirmed when it was; overdue since it was due', () => {
    const { state, events } = brought('performing', [
      owed('1', '11-11 18:00', '11-10 17:00'),
      owed('2', '11-11 18:00', null, { kind: 'money', amountYuan: 1200 }),
    ]);
    expect(state).toMatchObject({ status: 'performing', settlement: { version: 1, hash: 'of 2' } });
    expect(clocks(state, 'obligation')).toEqual([
      ['obligation-1', at('11-04 16:30'), at('11-11 18:00'), 'met', at('11-10 17:00'), at('11-10 17:00')],
      ['obligation-2', at('11-04 16:30'), at('11-11 18:00'), 'missed', at('11-11 18:00'), null],
    ]);
    expect(events[0]?.record).toEqual({
      terms: 'as before',
      owed: { '1': { what: '1' }, '2': { what: '2', amountYuan: 1200 } },
      said: { '1': 'hash of 1', '2': 'hash of 2' },
    });
    expect(events.map(({ fact }) => fact.type).filter((type) => type !== 'rung-climbed')).toEqual([
      ...['obligations-imported', 'obligation-opened', 'obligation-opened', 'obligation-confirmed'],
    ]);
  });

  it('confirmed late is missed at its due moment, and said to be late', () => {
    const { state, events } = brought('performing', [
      owed('1', '11-11 18:00', '11-13 09:00'),
      owed('2', '12-11 18:00'),
    ]);
    expect(clocks(state, 'obligation-1')[0]?.slice(3)).toEqual([
      ...['missed', at('11-11 18:00'), at('11-13 09:00')],
    ]);
    expect(events.find(({ fact }) => fact.type === 'obligation-confirmed')?.fact).toMatchObject({
      late: true,
    });
  });

  it('opens when the last it waits for was confirmed, and stays shut until then', () => {
    const { state } = brought('performing', [
      owed('3', '11-27 18:00', null, { after: ['2'] }),
      owed('2', '11-25 18:00', null, { after: ['1'] }),
      owed('1', '11-11 18:00', '11-09 10:00'),
    ]);
    expect(state.obligations.map(({ id, state: stage }) => [id, stage])).toEqual([
      ['3', 'shut'],
      ['2', 'open'],
      ['1', 'confirmed'],
    ]);
    expect(clocks(state, 'obligation-2')[0]?.slice(1, 3)).toEqual([at('11-09 10:00'), at('11-25 18:00')]);
  });

  it('performed whole: settled with the last confirmation, and what was held against it later is not', () => {
    // Its check-in of 10 November was missed while nobody knew; settled on the 9th it was never due.
    const { state, events } = brought('performing', [
      owed('1', '11-11 18:00', '11-06 10:00'),
      owed('2', '11-11 18:00', '11-09 10:00', { after: ['1'] }),
    ]);
    expect(state.status).toBe('settled');
    expect(clocks(state, 'check-in')).toEqual([
      ['check-in', at('11-03 10:40'), at('11-10 10:40'), null, null, at('11-09 10:00')],
    ]);
    expect(clocks(state, 'visit').map(([, started, due]) => [started, due])).toEqual([
      [at('11-09 10:00'), at('11-16 10:00')],
      [at('11-09 10:00'), at('12-09 10:00')],
      [at('11-09 10:00'), at('2027-02-09 10:00')],
    ]);
    expect(events.filter(({ fact }) => fact.type === 'settled')).toHaveLength(1);
  });

  it('of a settled dispute is told afterwards: it stays settled, its visits are as they were', () => {
    const before = dispute('settled').state;
    const { state, events } = brought('settled', [
      owed('1', '11-13 18:00', '11-12 16:00'),
      owed('2', '11-13 18:00', '11-13 10:00', { after: ['1'] }),
    ]);
    expect([state.status, state.settledAt]).toEqual(['settled', at('11-13 10:00')]);
    expect(clocks(state, 'visit')).toEqual(clocks(before, 'visit'));
    expect(state.obligations.map(({ state: stage }) => stage)).toEqual(['confirmed', 'confirmed']);
    expect(events.every(({ standing }) => standing.status === 'settled')).toBe(true);
    expect(clocks(state, 'obligation').map(([, , , outcome]) => outcome)).toEqual(['met', 'met']);
  });
});

describe('what cannot be owed', () => {
  const wrong = (status: ImportedStatus, ...obligations: ImportedObligation[]) =>
    checkImportedObligations(dispute(status).state, obligations, world).map(({ code, fields }) => [
      ...fields,
      code,
    ]);

  it.each<[string, ImportedObligation[], string[][]]>([
    [
      'a ring',
      [owed('1', '11-25 18:00', null, { after: ['2'] }), owed('2', '11-25 18:00', null, { after: ['1'] })],
      [['obligations.0.after', 'obligation-ring']],
    ],
    [
      'after nothing known',
      [owed('1', '11-25 18:00', null, { after: ['9'] })],
      [['obligations.0.after', 'unknown-obligation']],
    ],
    [
      'to oneself',
      [owed('1', '11-25 18:00', null, { toWhom: 'B' })],
      [['obligations.0.toWhom', 'obligation-to-oneself']],
    ],
    ['a stranger', [owed('1', '11-25 18:00', null, { who: 'C' })], [['obligations.0.who', 'unknown-party']]],
    [
      'one twice',
      [owed('1', '11-25 18:00'), owed('1', '11-26 18:00')],
      [['obligations.1.id', 'duplicate-obligation']],
    ],
    ['due before it was agreed', [owed('1', '11-04 16:30')], [['obligations.0.dueAt', 'due-not-ahead']]],
    [
      'due in more than twenty years',
      [owed('1', '11-25 18:00', null, { dueAt: '2046-11-25T18:00:00+08:00' })],
      [['obligations.0.dueAt', 'limit-too-long']],
    ],
    [
      'money without a sum',
      [owed('1', '11-25 18:00', null, { kind: 'money' })],
      [['obligations.0.amountYuan', 'amount-required']],
    ],
    [
      'a deed with a sum',
      [owed('1', '11-25 18:00', null, { amountYuan: 5 })],
      [['obligations.0.amountYuan', 'amount-required']],
    ],
    [
      'confirmed in the future',
      [owed('1', '11-25 18:00', '11-20 17:01')],
      [['obligations.0.confirmedAt', 'future-moment']],
    ],
    [
      'confirmed before it was agreed',
      [owed('1', '11-25 18:00', '11-04 16:29')],
      [['obligations.0.confirmedAt', 'out-of-order']],
    ],
    [
      'confirmed before what it waits for',
      [owed('1', '11-25 18:00', '11-10 10:00'), owed('2', '11-25 18:00', '11-10 09:59', { after: ['1'] })],
      [['obligations.1.confirmedAt', 'out-of-order']],
    ],
    [
      'confirmed while shut',
      [owed('1', '11-25 18:00'), owed('2', '11-25 18:00', '11-10 09:59', { after: ['1'] })],
      [['obligations.1.confirmedAt', 'obligation-shut']],
    ],
  ])('%s', (_, obligations, expected) => {
    expect(wrong('performing', ...obligations)).toEqual(expected);
  });

  it('under a settled dispute: what was not confirmed, or confirmed after it was settled', () => {
    expect(wrong('settled', owed('1', '11-25 18:00'))).toEqual([
      ['obligations.0.confirmedAt', 'value-missing'],
    ]);
    expect(wrong('settled', owed('1', '11-25 18:00', '11-13 10:01'))).toEqual([
      ['obligations.0.confirmedAt', 'out-of-order'],
    ]);
  });

  it('where nothing was agreed, where something is owed already, or more than a settlement holds', () => {
    const nothingAgreed = { agreedAt: null, settlement: null };
    const mediating = dispute('mediating', nothingAgreed).state;
    expect(checkImportedObligations(mediating, [owed('1', '11-25 18:00')], world)).toMatchObject([
      { code: 'stage-forbids', fields: ['dispute'] },
    ]);
    const { state } = brought('performing', [owed('1', '11-25 18:00')]);
    expect(checkImportedObligations(state, [owed('2', '11-25 18:00')], world)).toMatchObject([
      { code: 'obligations-on-record', fields: ['dispute'] },
    ]);
    const many = Array.from({ length: 51 }, (_, i) => owed(`${i}`, '11-25 18:00'));
    expect(wrong('performing', ...many)).toEqual([['dispute', 'too-many-obligations']]);
    expect(wrong('performing', ...many.slice(1))).toEqual([]);
  });
});
