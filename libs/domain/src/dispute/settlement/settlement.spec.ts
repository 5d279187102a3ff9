import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeOf } from '../given-dispute.scenario.ts';
import { checkObligations, waitsFor, type ObligationTerms } from './settlement.ts';

const parties = [{ key: 'A' }, { key: 'B' }];
const terms = (id: string, change: Partial<ObligationTerms> = {}): ObligationTerms => ({
  ...{ id, kind: 'act', who: 'A', toWhom: 'B', dueAt: 1_000, after: [] },
  ...change,
});

describe('obligations', () => {
  it.each<[string, ObligationTerms[], string, string]>([
    ['twice under one name', [terms('1'), terms('1')], 'duplicate-obligation', 'obligations.1.id'],
    ['of somebody who is no party', [terms('1', { who: 'C' })], 'unknown-party', 'obligations.0.who'],
    ['to somebody who is no party', [terms('1', { toWhom: 'C' })], 'unknown-party', 'obligations.0.toWhom'],
    ['to oneself', [terms('1', { toWhom: 'A' })], 'obligation-to-oneself', 'obligations.0.toWhom'],
    [
      'that wait for nothing there is',
      [terms('1', { after: ['9'] })],
      'unknown-obligation',
      'obligations.0.after',
    ],
    ['that wait for themselves', [terms('1', { after: ['1'] })], 'obligation-ring', 'obligations.0.after'],
    [
      'that wait for each other',
      [terms('1', { after: ['3'] }), terms('2', { after: ['1'] }), terms('3', { after: ['2'] })],
      'obligation-ring',
      'obligations.0.after',
    ],
    ['due in the past', [terms('1', { dueAt: 100 })], 'due-not-ahead', 'obligations.0.dueAt'],
    [
      'due in more than twenty years',
      [terms('1', { dueAt: 21 * 366 * 86_400_000 })],
      'limit-too-long',
      'obligations.0.dueAt',
    ],
    [
      'due before what they wait for',
      [terms('1', { dueAt: 2_000 }), terms('2', { after: ['1'] })],
      'due-before-condition',
      'obligations.1.dueAt',
    ],
  ])('are refused: %s', (_, obligations, code, field) => {
    expect(checkObligations(obligations, parties, 100)).toMatchObject({ code, fields: [field] });
  });

  const graphs = fc.integer({ min: 1, max: 8 }).chain((size) =>
    fc.array(fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 3 }), {
      minLength: size,
      maxLength: size,
    }),
  );

  it('of any shape: those without a ring can all be performed in some order, and only those are taken', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const obligations = edges.map((after, id) =>
          terms(String(id), { after: [...new Set(after)].map(String) }),
        );
        const done = new Set<string>();
        for (let before = -1; before !== done.size;) {
          before = done.size;
          for (const { id, after } of obligations) if (after.every((other) => done.has(other))) done.add(id);
        }
        const isPerformable = done.size === obligations.length;
        expect(codeOf(checkObligations(obligations, parties, null))).toBe(
          isPerformable ? null : 'obligation-ring',
        );
        const byId = new Map(obligations.map((each) => [each.id, each]));
        expect(obligations.some(({ id }) => waitsFor(id, byId).has(id))).toBe(!isPerformable);
      }),
      { numRuns: 300 },
    );
  });
});
