/** What can be asked of a case, by the kind of value it takes. The service judges; this says which control to show. */
export const fieldKinds = {
  words: 'words',
  stage: 'several',
  ledger: 'several',
  category: 'several',
  channel: 'several',
  unit: 'several',
  owner: 'several',
  handler: 'several',
  overdue: 'yes-or-no',
  suspended: 'yes-or-no',
  confidential: 'yes-or-no',
  received: 'between',
  due: 'between',
  level: 'at-least',
  round: 'at-least',
} as const;
export type ConditionField = keyof typeof fieldKinds;
export const conditionFields = Object.keys(fieldKinds) as ConditionField[];

export type Value =
  | string
  | boolean
  | readonly (string | null)[]
  | { readonly from?: string; readonly before?: string }
  | { readonly atLeast: number };

/** A line of the builder. */
export interface Row {
  readonly isNot: boolean;
  readonly field: ConditionField;
  readonly value: Value;
}

/** Lines and groups that are joined by one word. */
export interface Group {
  readonly isNot: boolean;
  readonly join: 'all' | 'any';
  readonly parts: readonly (Row | Group)[];
}

export function isGroup(part: Row | Group): part is Group {
  return 'join' in part;
}

export const emptyGroup: Group = { isNot: false, join: 'all', parts: [] };

const firstValues: Readonly<Record<(typeof fieldKinds)[ConditionField], Value>> = {
  words: '',
  several: [],
  'yes-or-no': true,
  between: {},
  'at-least': { atLeast: 1 },
};

export function newRow(field: ConditionField): Row {
  return { isNot: false, field, value: firstValues[fieldKinds[field]] };
}

/** A line that says nothing yet is left out, as is a group without lines. */
function saysSomething(part: Row | Group): boolean {
  if (isGroup(part)) return part.parts.some(saysSomething);
  const { value } = part;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.values(value).some((each) => each !== undefined && each !== '');
}

function conditionOf(part: Row | Group): object {
  const said = isGroup(part)
    ? { [part.join]: part.parts.filter(saysSomething).map(conditionOf) }
    : { [part.field]: part.value };
  return part.isNot ? { not: said } : said;
}

/** The condition as the address has it; nothing where no line says anything. */
export function conditionText(group: Group): string | undefined {
  return saysSomething(group) ? JSON.stringify(conditionOf(group)) : undefined;
}

/** The lines of a condition in an address; null where somebody else's hand wrote what this builder has no line for. */
export function groupOf(text: string | undefined): Group | null {
  if (text === undefined) return emptyGroup;
  try {
    const part = partOf(JSON.parse(text) as unknown, false);
    return isGroup(part) ? part : { ...emptyGroup, parts: [part] };
  } catch {
    return null;
  }
}

function partOf(condition: unknown, isNot: boolean): Row | Group {
  const [entry, ...more] = Object.entries(condition as object) as [string, unknown][];
  if (!entry || more.length > 0) throw new Error('one thing at a time');
  const [name, value] = entry;
  if (name === 'not') return partOf(value, !isNot);
  if (name === 'all' || name === 'any')
    return { isNot, join: name, parts: (value as unknown[]).map((part) => partOf(part, false)) };
  const field = conditionFields.find((each) => each === name);
  if (!field || !fits(field, value)) throw new Error('no line for it');
  return { isNot, field, value };
}

/** Whether a value can stand in the control of its field. */
function fits(field: ConditionField, value: unknown): value is Value {
  const isText = (each: unknown) => each === undefined || typeof each === 'string';
  switch (fieldKinds[field]) {
    case 'words':
      return typeof value === 'string';
    case 'several':
      return Array.isArray(value) && value.every((each) => each === null || typeof each === 'string');
    case 'yes-or-no':
      return typeof value === 'boolean';
    case 'between': {
      const { from, before } = (value ?? {}) as Record<string, unknown>;
      return isText(from) && isText(before);
    }
    case 'at-least':
      return typeof (value as { atLeast?: unknown } | null)?.atLeast === 'number';
  }
}

/** How many lines a condition has, for the button that opens it. */
export function lineCount(text: string | undefined): number {
  const count = (part: Row | Group): number =>
    isGroup(part) ? part.parts.reduce((sum, each) => sum + count(each), 0) : 1;
  const group = groupOf(text);
  return group ? count(group) : 1;
}
