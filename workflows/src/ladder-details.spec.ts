import { expect, it } from '@jest/globals';
import { describeLadder } from './ladder-details.ts';

const dueAt = Date.parse('2027-01-06T10:00:00Z');

it('says of a due moment in a year not yet announced that it is provisional', () => {
  const clocks = [
    { name: 'complete', state: 'running', dueAt, provisional: true },
    { name: 'follow-up', state: 'running', dueAt, provisional: false },
    { name: 'overall', state: 'running', dueAt: null },
  ];
  const card = { number: 'SQ-1', stage: 'handling', unit: 'city.east', overdue: false, level: 0, clocks };
  expect(describeLadder('case', { version: 1, status: 'open', rungs: [], card }, []).split('\n')).toEqual([
    '**SQ-1** (case) · stage **handling** · owner unit `city.east`',
    '',
    'No rung ahead: every clock stands still.',
    '',
    '- clock `complete`: running, due 2027-01-06T10:00:00.000Z (provisional: the year is not announced yet)',
    '- clock `follow-up`: running, due 2027-01-06T10:00:00.000Z',
    '- clock `overall`: running',
  ]);
});
