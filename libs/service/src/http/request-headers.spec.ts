import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { ProblemException } from '../problems/problem.ts';
import { CommandPreconditions, isStale, type Preconditions } from './request-headers.ts';

/** What a handler is given of these headers. */
function read(ifMatch?: string): Preconditions {
  class Controller {
    handler(@CommandPreconditions() _: Preconditions) {}
  }
  const [{ factory }] = Object.values(
    Reflect.getMetadata(ROUTE_ARGS_METADATA, Controller, 'handler') as Record<string, unknown>,
  ) as [{ factory: (data: unknown, context: ExecutionContext) => Preconditions }];
  const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
  const context = { switchToHttp: () => ({ getRequest: () => ({ headers }) }) };
  return factory(undefined, context as ExecutionContext);
}

describe('If-Match', () => {
  it.each<[string | undefined, readonly number[] | null]>([
    [undefined, null],
    ['*', null],
    [' * ', null],
    ['"1"', [1]],
    ['W/"1"', [1]],
    ['"1", "2"', [1, 2]],
    ['"1",W/"22" ,\t"3"', [1, 22, 3]],
  ])('%s names versions %j', (header, versions) => {
    expect(read(header).versions).toEqual(versions);
  });

  it.each([
    '1',
    '"1" "2"',
    '"1",',
    ',',
    '',
    'w/"1"',
    '"a"',
    '*, "1"',
    '"1234567890"',
    '"1",'.repeat(50) + '"1"',
  ])('%s is refused', (header) => {
    expect(() => read(header)).toThrow(ProblemException);
  });

  it('is met by any of the versions it names', () => {
    const met = [1, 2, 3].filter((current) => !isStale(read('"1", W/"3"'), current));
    expect(met).toEqual([1, 3]);
    expect(isStale(read('*'), 7)).toBe(false);
    expect(isStale(read(undefined), 7)).toBe(false);
  });
});
