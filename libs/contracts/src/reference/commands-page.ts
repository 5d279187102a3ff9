import type { FieldSetters } from '@fengqiao/domain/aggregate/field-setters';
import { z } from 'zod';

/** A command of the table, as its page shows it. */
export interface PageCommand {
  readonly name: string;
  readonly nameZh: string;
  readonly from: readonly string[];
  /** Where it leads, or words for where it stays. */
  readonly to: readonly string[] | string;
  readonly by: readonly string[];
  readonly body: z.ZodType;
  /** Every field of the body, with who of those who give the command may set it. */
  readonly setters: FieldSetters<string, string>;
  /** How the diagram calls it; left out: by its name. */
  readonly label?: string;
}

export interface CommandsPage {
  readonly title: string;
  /** Files of the table and of the bodies. */
  readonly madeFrom: readonly [table: string, bodies: string];
  readonly commands: readonly PageCommand[];
  /** What a stage is called in this table, in both languages. */
  readonly stageHeader: readonly [en: string, zh: string];
  readonly stages: readonly { readonly name: string; readonly nameZh: string; readonly isEnding: boolean }[];
  readonly actors: readonly (readonly [
    name: string,
    { readonly role: string | null; readonly nameZh: string },
  ])[];
  /** Edges of the diagram beside those of the table: how it begins, and what the table cannot say. */
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  /** Below the table. */
  readonly paragraphs: readonly string[];
}

/** A table of commands as a page of Markdown with a diagram of what leads where: made from the table that decides. */
export function commandsPage(page: CommandsPage): string {
  const [table, bodies] = page.madeFrom;
  const [stage, stageZh] = page.stageHeader;
  return [
    `# ${page.title}`,
    '',
    'For integrators and whoever checks the rules: every command, who gives it, from which stage, and what it says.',
    '',
    `Made from \`${table}\` and \`${bodies}\` by \`npm run reference\`; a test sees that it is up to date and that the API serves each command.`,
    '',
    '```mermaid',
    ...diagram(page),
    '```',
    '',
    'A field without a word behind it is set by whoever gives the command; one with it by those named alone, else `forbidden` with the field.',
    '',
    '| command | 命令 | from | to | by | body (beside `note`) |',
    '|---|---|---|---|---|---|',
    ...page.commands.map(row),
    '',
    ...page.paragraphs.flatMap((paragraph) => [paragraph, '']),
    `| ${stage} | ${stageZh} | |`,
    '|---|---|---|',
    ...page.stages.map(
      ({ name, nameZh, isEnding }) => `| \`${name}\` | ${nameZh} | ${isEnding ? 'an ending 终结' : ''} |`,
    ),
    '',
    '| by | 由 | in the token |',
    '|---|---|---|',
    ...page.actors.map(
      ([actor, { role, nameZh }]) => `| ${actor} | ${nameZh} | ${role === null ? '' : `role \`${role}\``} |`,
    ),
    '',
  ].join('\n');
}

/** A command in one line, as the API's description has it: what it is called, who gives it, and where it leads. */
export function commandLine({
  nameZh,
  by,
  from,
  to,
}: Pick<PageCommand, 'nameZh' | 'by' | 'from' | 'to'>): string {
  const leaves = typeof to === 'string' ? to : to.join(' or ');
  return `${nameZh} · by ${by.join(', ')} · ${from.join(', ')} → ${leaves}`;
}

function row({ name, nameZh, from, to, by, body, setters }: PageCommand): string {
  const leaves =
    typeof to === 'string' ? to : to.map((end) => (end.includes(' ') ? end : code(end))).join(', ');
  const cells = [
    code(name),
    nameZh,
    from.map(code).join(', '),
    leaves,
    by.join(', '),
    fieldsOf(body, setters),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Names of the body's fields, `?` behind those that may be left out, and who alone may set it where not every giver may. */
function fieldsOf(body: z.ZodType, setters: PageCommand['setters']): string {
  const { properties = {}, required = [], anyOf } = shapeOf(body);
  if (anyOf)
    return anyOf
      .map((each) =>
        code(
          Object.keys(each.properties ?? {})
            .filter(isOwn)
            .join(', '),
        ),
      )
      .join(' or ');
  const fields = Object.keys(properties).filter(isOwn);
  const told = fields.map((field) => {
    const name = code(required.includes(field) ? field : `${field}?`);
    const who = setters[field] ?? 'anyone';
    return who === 'anyone' ? name : `${name} (${who.join(', ')} alone)`;
  });
  return told.join(', ') || '–';
}

/** Names of every field a body takes, in alphabetical order: of one that is one thing or another, of all of them. */
export function bodyFields(body: z.ZodType): string[] {
  const shape = shapeOf(body);
  const names = (shape.anyOf ?? [shape]).flatMap(({ properties = {} }) => Object.keys(properties));
  return [...new Set(names)].sort();
}

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
}

function shapeOf(body: z.ZodType): Shape {
  const schema = z.toJSONSchema(body, { io: 'input' });
  // A schema with a name of its own stands among the definitions, and the root refers to it.
  const name = schema.$ref?.split('/').pop();
  return (name === undefined ? schema : schema.$defs?.[name]) as Shape;
}

function isOwn(field: string): boolean {
  return field !== 'note';
}

/** Only moves to a stage by its name are drawn: what leaves it where it is would bury them. */
function diagram({ commands, stages, begins, ends }: CommandsPage): string[] {
  const edges = new Map<string, string[]>();
  for (const { name, label = name, from, to } of commands) {
    if (typeof to === 'string') continue;
    const known = to.filter((end) => stages.some((stage) => stage.name === end));
    for (const start of from)
      for (const end of known) {
        const edge = `${node(start)} --> ${node(end)}`;
        edges.set(edge, [...(edges.get(edge) ?? []), label]);
      }
  }
  return [
    'stateDiagram-v2',
    ...stages.map(({ name, nameZh }) => `  state "${name} ${nameZh}" as ${node(name)}`),
    ...begins.map((edge) => `  [*] --> ${edge}`),
    ...[...edges].map(([edge, labels]) => `  ${edge}: ${labels.join(', ')}`),
    ...ends.map((edge) => `  ${edge}`),
  ];
}

/** Mermaid takes no hyphens in names. */
function node(stage: string): string {
  return stage.replaceAll('-', '_');
}

function code(text: string): string {
  return `\`${text}\``;
}
