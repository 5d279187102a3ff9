import { expect, it } from '@jest/globals';
import { warningOf } from './log-warnings.ts';

it.each([
  ['{"level":30,"msg":"service started"}', undefined],
  ['{"level":40,"msg":"NATS is away"}', { how: 'warns', what: 'NATS is away' }],
  ['{"level":"error","message":"no rows"}', { how: 'reports an error', what: 'no rows' }],
  ['{"level":60,"msg":"out of memory"}', { how: 'reports a fatal error', what: 'out of memory' }],
  ['    at Object.<anonymous> (main.js:1:1)', undefined],
  ['{"level":50', undefined],
])('reads %s', (line, complaint) => {
  expect(warningOf(line)).toEqual(complaint);
});
