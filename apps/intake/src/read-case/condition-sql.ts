import type {
  Condition,
  ConditionField,
  FieldCondition,
} from '@fengqiao/contracts/http/intake/case-condition';
import { ordinary } from '@fengqiao/domain/case/rules/policy';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { matching, type SqlCondition } from './search-cases.ts';

type Bind = (value: unknown) => string;
type Asked<Field extends ConditionField> = Extract<FieldCondition, Record<Field, unknown>>[Field];

/** How each field is asked for. Values are bound, never written into the text. */
const asked: {
  readonly [Field in ConditionField]: (value: Asked<Field>, bind: Bind, now: number) => string;
} = {
  stage: (values, bind) => `c.stage = any(${bind(values)}::text[])`,
  ledger: (values, bind) => `c.ledger = any(${bind(values)}::text[])`,
  channel: (values, bind) => `c.state ->> 'channel' = any(${bind(values)}::text[])`,
  category: (values, bind) => `c.state ->> 'category' = any(${bind(values)}::text[])`,
  responseClass: (values, bind) =>
    // Earlier releases knew of one class and did not write it.
    `coalesce(c.state ->> 'responseClass', '${ordinary}') = any(${bind(values)}::text[])`,
  unit: (values, bind) =>
    `(c.unit = any(${bind(values)}::text[]) or c.unit like any(${bind(values.map((unit) => `${unit}.%`))}::text[]))`,
  owner: (values, bind) => `c.owner_unit = any(${bind(values)}::text[])`,
  handler: (values, bind) => {
    const someone = `c.handler = any(${bind(values.filter((value) => value !== null))}::text[])`;
    return values.includes(null) ? `(c.handler is null or ${someone})` : someone;
  },
  confidential: (is) => (is ? 'c.confidential' : 'not c.confidential'),
  suspended: (is) =>
    `coalesce(c.state -> 'suspension' ->> 'status' = 'open', false) = ${is ? 'true' : 'false'}`,
  overdue: (is, bind, now) =>
    `coalesce(c.overdue_from < ${bind(new Date(now))}, false) = ${is ? 'true' : 'false'}`,
  received: (moments, bind) => between('c.received_at', moments, bind),
  due: (moments, bind) => between('c.next_due_at', moments, bind),
  level: ({ atLeast }, bind) => `(c.state ->> 'level')::int >= ${bind(atLeast)}`,
  round: ({ atLeast }, bind) => `(c.state ->> 'round')::int >= ${bind(atLeast)}`,
  words: () => {
    throw new Error('words are searched for by their indexes');
  },
};

function between(
  column: string,
  { from, before }: { readonly from?: string | undefined; readonly before?: string | undefined },
  bind: Bind,
): string {
  const ends: string[] = [];
  if (from !== undefined) ends.push(`${column} >= ${bind(new Date(parseMoment(from) ?? 0))}`);
  if (before !== undefined) ends.push(`${column} < ${bind(new Date(parseMoment(before) ?? 0))}`);
  return `(${ends.join(' and ')})`;
}

/**
 * A condition as SQL for a case `c`. What a reader may not see of a case is no part of what is found by: such a part is not
 * met, and so its `not` is, as of a case that has none.
 */
export function conditionSql(condition: Condition, now: number): SqlCondition {
  const parameters: Record<string, unknown> = {};
  let count = 0;
  const bind = (value: unknown) => {
    const name = `where${count++}`;
    parameters[name] = value;
    return `:${name}`;
  };
  const sqlOf = (part: Condition): string => {
    if ('all' in part) return `(${part.all.map(sqlOf).join(' and ')})`;
    if ('any' in part) return `(${part.any.map(sqlOf).join(' or ')})`;
    // Neither met nor unmet is not met: so its opposite is.
    if ('not' in part) return `not coalesce(${sqlOf(part.not)}, false)`;
    if ('words' in part) {
      const search = matching(part.words, `where${count++}_`);
      Object.assign(parameters, search.parameters);
      return `(${search.sql})`;
    }
    const [field, value] = Object.entries(part)[0] as [ConditionField, never];
    return asked[field](value, bind, now);
  };
  return { sql: sqlOf(condition), parameters };
}
