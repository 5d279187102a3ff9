import { describe, expect, it } from '@jest/globals';
import { partNames, readArguments } from './arguments.ts';

describe('the words after `npm run bench --`', () => {
  it('measures everything when nothing is said', () => {
    expect(readArguments([])).toMatchObject({ json: false, parts: partNames, due: [200, 2000] });
  });

  it('picks parts and sizes', () => {
    const read = readArguments(['--json', '--only', 'relay,http', '--due', '50', '--events=1000']);
    expect(read).toMatchObject({ json: true, parts: ['relay', 'http'], due: [50], events: 1000 });
  });

  it('is small for who wants to know only whether it runs, and says so', () => {
    const read = readArguments(['--short', '--due', '7']);
    expect(read).toMatchObject({ short: true, parts: partNames, rounds: 1, openCases: 60, due: [7] });
  });

  it.each([['--only', 'rely'], ['--rounds', '0'], ['--due', '200,many'], ['--fast']])(
    'refuses %s %s',
    (...words) => {
      expect(() => readArguments(words)).toThrow();
    },
  );
});
