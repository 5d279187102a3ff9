import type { Statement } from './statement-log.ts';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * The ids that a walk has made: those in its parameters that the walk before it, by the same people over the same road,
 * did not have. So a table with ids of its own needs no mention here.
 */
export function idsMadeBy(walk: readonly Statement[], before: readonly Statement[]): string[] {
  const known = new Set(idsIn(before));
  return [...new Set(idsIn(walk))].filter((id) => !known.has(id));
}

/** What triggers of a table write, which no statement names. */
const writtenByTriggers: Readonly<Record<string, readonly string[]>> = { ledger_case: ['case_search'] };

/** What the statements put rows into: `insert into event`, `INSERT INTO "event"`, and their triggers after them. */
export function tablesWrittenBy(statements: readonly Statement[]): string[] {
  const names = statements.flatMap(({ text }) =>
    [...text.matchAll(/\binsert\s+into\s+"?(\w+)"?/gi)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names.flatMap((name) => [name, ...(writtenByTriggers[name] ?? [])]))].sort();
}

/** The same statements about another case: wherever one of the names stands in a parameter, its new one does. */
export function renamed(statements: readonly Statement[], names: ReadonlyMap<string, string>): Statement[] {
  // A name may hold a shorter one, and must go before it.
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length).map(literally);
  const anyName = new RegExp(longestFirst.join('|'), 'g');
  return statements.map(({ text, values }) => ({
    text,
    values: values.map((value) => value && value.replaceAll(anyName, (name) => names.get(name) ?? name)),
  }));
}

function idsIn(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ values }) => values.flatMap((value) => value?.match(uuid) ?? []));
}

function literally(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
