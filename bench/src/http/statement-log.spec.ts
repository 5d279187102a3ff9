import { describe, expect, it } from '@jest/globals';
import { statementsIn } from './statement-log.ts';

const prefix = '2026-11-22 09:00:00.123 UTC [42] ';

describe('statements from a server log', () => {
  it('reads statements with and without parameters, over several lines', () => {
    const log = [
      `${prefix}LOG:  statement: START TRANSACTION`,
      `${prefix}LOG:  execute <unnamed>: insert into event (data)`,
      '\t     values ($1, $2, $3)',
      `${prefix}DETAIL:  Parameters: $1 = '{"a": "it''s"}', $2 = NULL, $3 = '7'`,
      `${prefix}LOG:  checkpoint starting: time`,
      `${prefix}LOG:  statement: COMMIT`,
      '',
    ].join('\n');
    expect(statementsIn(log)).toEqual([
      { text: 'START TRANSACTION', values: [] },
      { text: 'insert into event (data)\n     values ($1, $2, $3)', values: [`{"a": "it's"}`, null, '7'] },
      { text: 'COMMIT', values: [] },
    ]);
  });
});
