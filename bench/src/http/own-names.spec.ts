import { describe, expect, it } from '@jest/globals';
import { idsMadeBy, renamed, tablesWrittenBy } from './own-names.ts';

const [ours, other, unit] = [1, 2, 3].map((n) => `0192f0c1-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const statement = (text: string, ...values: (string | null)[]) => ({ text, values });

describe('the names of a walk', () => {
  it('are the ids that the walk before it did not have, also inside of JSON and of other names', () => {
    const before = [statement('select', unit, null)];
    const walk = [
      statement('insert', `{"of":"${ours}","by":"${unit}"}`, null),
      statement('insert', `${other}:1`, ours),
    ];
    expect(idsMadeBy(walk, before)).toEqual([ours, other]);
  });

  it('are put where the old ones stand, in parameters only, the longer before one it holds', () => {
    const names = new Map([
      ['A-1', 'B'],
      ['A-1.2', 'C'],
    ]);
    const statements = [statement('select A-1', '{"id":"A-1","other":"A-1.2","not":"A-102"}', null, 'kept')];
    expect(renamed(statements, names)).toEqual([
      statement('select A-1', '{"id":"B","other":"C","not":"B02"}', null, 'kept'),
    ]);
  });

  it('are written into the tables of its inserts', () => {
    const walk = [
      statement('INSERT INTO "notice"("id") VALUES ($1)'),
      statement(
        'with told as (insert into event (id) values ($1)), more as (insert\n into plan select 1) select 1',
      ),
      statement('update ledger_case set stage = $1'),
      statement('insert into event (id) values ($1)'),
    ];
    expect(tablesWrittenBy(walk)).toEqual(['event', 'notice', 'plan']);
  });
});
