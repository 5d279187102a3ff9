import { channels, ledgers, stages } from '@fengqiao/domain/case/case';
import { z } from 'zod';
import { Moment } from '../fragments/moment.ts';
import { PersonId, UnitPath } from '../fragments/names.ts';
import { Slug } from '../fragments/slug.ts';
import { words } from '../fragments/words.ts';

/** Characters of a condition in an address, how deep its groups stand in one another, and how many it joins. */
export const mostOfCondition = { characters: 4000, depth: 5, parts: 60 } as const;

const values = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(50);
const oneOf = <const T extends readonly [string, ...string[]]>(of: T) => values(z.enum(of));
const between = z
  .strictObject({ from: Moment.optional(), before: Moment.optional() })
  .refine(({ from, before }) => from !== undefined || before !== undefined, 'from, before, or both');
const atLeast = z.strictObject({ atLeast: z.int().min(0).max(100) });

/** What can be asked of a case; an array is met by any of its values. */
export const conditionFields = {
  stage: oneOf(stages),
  ledger: oneOf(ledgers),
  channel: oneOf(channels),
  category: values(Slug),
  responseClass: values(Slug),
  /** The unit it counts under, or one below it. */
  unit: values(UnitPath),
  /** The owner's unit, exactly. */
  owner: values(UnitPath),
  /** `null`: nobody handles it yet. */
  handler: values(PersonId.nullable()),
  confidential: z.boolean(),
  suspended: z.boolean(),
  overdue: z.boolean(),
  received: between,
  /** The earliest due moment of a clock that runs. */
  due: between,
  /** Levels above its owner that it has climbed. */
  level: atLeast,
  /** How often it was worked on anew. */
  round: atLeast,
  /** As the worklist's `q`. */
  words: words(100),
} as const;
export type ConditionField = keyof typeof conditionFields;
export type FieldCondition = {
  [Field in ConditionField]: { readonly [Key in Field]: z.infer<(typeof conditionFields)[Field]> };
}[ConditionField];

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FieldCondition;

const another = z.lazy((): z.ZodType<Condition> => Condition);
const fields = Object.entries(conditionFields).map(([name, value]) => z.strictObject({ [name]: value }));

/** A tree of what cases shall meet: `all` of several, `any` of several, `not`, and what is asked of a field. */
export const Condition: z.ZodType<Condition> = z.union([
  z.strictObject({ all: z.array(another).min(1) }),
  z.strictObject({ any: z.array(another).min(1) }),
  z.strictObject({ not: another }),
  ...(fields as unknown as z.ZodType<FieldCondition>[]),
]);

/** A condition as an address carries it. */
export const ConditionText = z
  .string()
  .max(mostOfCondition.characters)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'a condition as JSON' });
      return z.NEVER;
    }
  })
  // Before it is looked at in earnest: a union tries every branch of what stands in one another.
  .refine(isBounded, `at most ${mostOfCondition.depth} levels deep, ${mostOfCondition.parts} parts`)
  .pipe(Condition)
  .describe(
    'A condition as JSON: `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, or one of a field: ' +
      '`{"stage":["handling"]}`, `{"received":{"from":"2026-11-01T00:00:00+08:00"}}`. Fields: ' +
      Object.keys(conditionFields).join(', '),
  );

function isBounded(condition: unknown): boolean {
  let parts = 0;
  const isShallow = (part: unknown, depth: number): boolean => {
    if (typeof part !== 'object' || part === null) return true;
    parts += 1;
    const { all = [], any = [], not = [] } = part as Record<string, unknown>;
    return (
      depth <= mostOfCondition.depth && [all, any, not].flat().every((each) => isShallow(each, depth + 1))
    );
  };
  return isShallow(condition, 1) && parts <= mostOfCondition.parts;
}
