import fc from 'fast-check';
import { hostileKey, hostileText, hostileValue } from './hostile-values.ts';

type Path = readonly (string | number)[];

/** A good body with one thing wrong: a field missing, too many, of another kind, or hostile. */
export function mutations(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .record({
      body: good,
      where: fc.nat(),
      how: fc.constantFrom('reword', 'reword', 'replace', 'replace', 'remove', 'add', 'null', 'wrap'),
      text: hostileText,
      value: hostileValue,
      key: hostileKey,
    })
    .map(({ body, where, how, text, value, key }) => {
      const paths = pathsIn(body);
      const path = paths[where % paths.length] ?? [];
      switch (how) {
        // Of the same kind still, so that it comes past the first look.
        case 'reword':
          return change(body, path, (before) => (typeof before === 'string' ? text : value));
        case 'remove':
          return change(body, path, () => undefined);
        case 'null':
          return change(body, path, () => null);
        case 'wrap':
          return change(body, path, (before) => [before]);
        case 'add':
          return change(body, path.slice(0, -1), (before) => withKey(before, key, value));
        default:
          return change(body, path, () => value);
      }
    });
}

function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]));
  return [at, ...inner];
}

function change(value: unknown, [step, ...rest]: Path, to: (before: unknown) => unknown): unknown {
  if (step === undefined) return to(value);
  if (Array.isArray(value))
    return value.flatMap((each: unknown, i) => {
      if (String(i) !== String(step)) return [each];
      const changed = change(each, rest, to);
      return changed === undefined ? [] : [changed];
    });
  const entries = Object.entries(value as object).map(
    ([key, each]) => [key, key === step ? change(each, rest, to) : each] as const,
  );
  return Object.fromEntries(entries);
}

/** `__proto__` too becomes a field like any other, as `JSON.parse` makes it one. */
function withKey(value: unknown, key: string, added: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return added;
  return Object.fromEntries([...Object.entries(value), [key, added]]);
}
