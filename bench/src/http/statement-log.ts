/** A statement as PostgreSQL was given it; parameters as text, null for NULL. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | null)[];
}

const lineStart = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \S+ \[\d+\] (\w+): {2}(.*)$/;
const statementStart = /^(?:statement|execute [^:]+): (.*)$/s;
const parametersStart = /^[Pp]arameters: (.*)$/s;
const parameter = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/gs;

/** Statements from a server's log written with `log_statement = all` and PostgreSQL's default line prefix. */
export function statementsIn(log: string): Statement[] {
  const statements: Statement[] = [];
  for (const { level, message } of entriesOf(log)) {
    const text = level === 'LOG' ? statementStart.exec(message)?.[1] : undefined;
    if (text !== undefined) statements.push({ text, values: [] });
    const parameters = level === 'DETAIL' ? parametersStart.exec(message)?.[1] : undefined;
    const last = statements.at(-1);
    if (parameters !== undefined && last)
      statements[statements.length - 1] = { text: last.text, values: valuesIn(parameters) };
  }
  return statements;
}

/** Lines that belong to the one before begin with a tab. */
function entriesOf(log: string): { level: string; message: string }[] {
  const entries: { level: string; message: string }[] = [];
  for (const line of log.split('\n')) {
    const [, level, message] = lineStart.exec(line) ?? [];
    const last = entries.at(-1);
    if (level !== undefined && message !== undefined) entries.push({ level, message });
    else if (line.startsWith('\t') && last) last.message += `\n${line.slice(1)}`;
  }
  return entries;
}

function valuesIn(parameters: string): (string | null)[] {
  return [...parameters.matchAll(parameter)].map(([, value]) => value?.replaceAll("''", "'") ?? null);
}
