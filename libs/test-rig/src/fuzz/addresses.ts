import fc from 'fast-check';
import type { Operation, Parameter } from './api-operations.ts';
import { hostileText } from './hostile-values.ts';
import type { Knowledge } from './knowledge.ts';
import { rarely } from './rarely.ts';
import { valueOf } from './schema-values.ts';

/** Path and query of an operation, mostly as declared. */
export function targetOf({ path, parameters }: Operation, knowledge: Knowledge): fc.Arbitrary<string> {
  const inPath = parameters.filter((each) => each.in === 'path');
  const steps = fc.tuple(...inPath.map((each) => rarely(hostileStep, encoded(each, knowledge))));
  const filled = steps.map((values) =>
    inPath.reduce((address, { name }, i) => address.replace(`{${name}}`, () => values[i] ?? ''), path),
  );
  return fc.tuple(filled, queryOf(parameters, knowledge)).map(([address, query]) => address + query);
}

// Without its last step an address is another operation's.
const hostileStep = fc.oneof(
  hostileText.filter((text) => text !== '').map(encode),
  fc.constantFrom(
    '%',
    '%zz',
    '%ff',
    '%00',
    '%2f',
    '..%2f..',
    '.',
    '%C0%AF',
    '%ed%a0%80',
    '\u00ff',
    "'",
    ';',
    '%25',
    'a%2',
  ),
);

function encoded(parameter: Parameter, { api, known }: Knowledge): fc.Arbitrary<string> {
  const named = parameter.in === 'path' && parameter.name === 'id' ? 'id' : parameter.name;
  return valueOf(parameter.schema, { schemas: api.schemas, known }, named).map((value) =>
    encode(String(value)),
  );
}

function queryOf(parameters: readonly Parameter[], knowledge: Knowledge): fc.Arbitrary<string> {
  const inQuery = parameters.filter((each) => each.in === 'query');
  const odd = fc.constantFrom(
    '&&&=',
    '&limit=-1',
    '&limit=1e400',
    '&limit=',
    '&limit=50&limit=50',
    '&cursor=%00',
    '&cursor=junk',
    '&%=%zz',
    '&__proto__=1',
    '&a[b][c]=1',
    '&unknown=1',
    '&\u00ff=\u00ff',
    '&toString=',
    `&${'a=1&'.repeat(1_500)}`,
  );
  if (inQuery.length === 0) return rarely(odd, fc.constant('')).map((text) => text.replace('&', '?'));
  const pairs = inQuery.map((each) =>
    fc.option(rarely(hostileText.map(encode), encoded(each, knowledge)), { freq: 1, nil: null }),
  );
  return fc.tuple(fc.tuple(...pairs), rarely(odd, fc.constant(''))).map(([values, rest]) => {
    const told = values.flatMap((value, i) => (value === null ? [] : [`${inQuery[i]?.name ?? ''}=${value}`]));
    return told.length + rest.length > 0 ? `?${told.join('&')}${rest}` : '';
  });
}

/** As `encodeURIComponent`, for any text: half a character goes as the bytes nobody may send. */
function encode(text: string): string {
  return [...text]
    .map((each) => (/^[\ud800-\udfff]$/.test(each) ? '%ed%a0%80' : encodeURIComponent(each)))
    .join('');
}
