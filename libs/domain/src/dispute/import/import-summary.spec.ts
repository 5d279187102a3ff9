import { expect, it } from '@jest/globals';
import type { DisputeState } from '../dispute.ts';
import { accepted, worldAt } from '../given-dispute.scenario.ts';
import { importSummaries } from './import-summary.ts';

const world = worldAt('11-20 17:00', 'analyst');
const { state } = accepted();
const having = (changes: Partial<DisputeState>): DisputeState => ({ ...state, ...changes });

it('one summary a person, of the open disputes he or she answers for; a red one waits for no opening hours', () => {
  const elsewhere = having({ place: 'city.east.lake.newtown', colour: 'red' });
  const summaries = importSummaries([state, having({ status: 'settled' }), state, elsewhere], world);
  expect(
    Object.fromEntries(summaries.map(({ person, disputes, atAnyHour }) => [person, [disputes, atAnyHour]])),
  ).toEqual({
    'east-deputy': [2, false],
    'river-chief': [2, false],
    'river-officer': [2, false],
    'east-chief': [1, true],
    'lake-chief': [1, true],
  });
});

it('nobody is told of what is over', () => {
  expect(importSummaries([having({ status: 'settled' }), having({ status: 'withdrawn' })], world)).toEqual(
    [],
  );
});
