import { isOpen, stages, type Stage } from '@fengqiao/domain/case/case';
import { isGivenBy } from '@fengqiao/domain/case/permissions';
import { actors, commandNames, transitionOf, type CommandName } from '@fengqiao/domain/case/transitions';
import { z } from 'zod';
import { commandBodies } from '../http/case-commands.ts';
import { commandWords, stageWords } from './case-words.ts';

/** `docs/commands.md`: the table of the case's commands as a page, made from the table that decides. */
export function caseCommandsPage(): string {
  return [
    '# The commands of a case 事项的命令',
    '',
    'Made from `libs/domain/src/case/transitions.ts` and `libs/contracts/src/http/case-commands.ts` by `npm run reference`; a test sees that it is up to date and that the API serves each command.',
    '',
    '```mermaid',
    ...diagram(),
    '```',
    '',
    '| command | 命令 | from | to | by | body (beside `note`) |',
    '|---|---|---|---|---|---|',
    ...commandNames.map(row),
    '',
    'Staff give a command as `POST /v1/cases/{id}/<command>`, the citizen as `POST /v1/public/cases/{number}/rating`, `…/withdraw`, `…/reopen`, `…/appeal` with the header `Query-Code`. A case begins by `POST /v1/cases` (`registered`) or `POST /v1/cases/handle-at-once` (`replied`). `POST /v1/cases/{id}/acknowledge` (签收) is open in every stage to whoever has a notice of the case.',
    '',
    'Refused in this order: out of scope `not-found` (404); a role that never gives the command `forbidden` (403); the stage `stage-forbids` (409); not this person `forbidden` (403); then what else stands in the way (`libs/domain/src/case/guards.ts`), and last what the body says.',
    '',
    '| stage | 环节 | |',
    '|---|---|---|',
    ...stages.map(
      (stage) => `| \`${stage}\` | ${stageWords[stage]} | ${isOpen(stage) ? '' : 'an ending 终结'} |`,
    ),
    '',
    '| by | 由 | in the token |',
    '|---|---|---|',
    ...Object.entries(actors).map(
      ([actor, { role, nameZh }]) => `| ${actor} | ${nameZh} | ${role === null ? '' : `role \`${role}\``} |`,
    ),
    '',
  ].join('\n');
}

function row(command: CommandName): string {
  const { from, to, by } = transitionOf(command);
  const leaves = typeof to === 'string' ? to : to.map(code).join(', ');
  const cells = [
    code(command),
    commandWords[command],
    from.map(code).join(', '),
    leaves,
    by.join(', '),
    bodyOf(command),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Names of the body's fields, `?` behind those that may be left out. */
function bodyOf(command: CommandName): string {
  const { properties = {}, required = [], anyOf } = schemaOf(command);
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
  return fields.map((field) => code(required.includes(field) ? field : `${field}?`)).join(', ') || '–';
}

interface Shape {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
}

function schemaOf(command: CommandName): Shape {
  const schema = z.toJSONSchema(commandBodies[command], { io: 'input' });
  // A schema with a name of its own stands among the definitions, and the root refers to it.
  const name = schema.$ref?.split('/').pop();
  return (name === undefined ? schema : schema.$defs?.[name]) as Shape;
}

function isOwn(field: string): boolean {
  return field !== 'note';
}

/** Only moves are drawn: what leaves a case where it is would bury them. */
function diagram(): string[] {
  const moves = commandNames.flatMap((command) => {
    const { from, to } = transitionOf(command);
    return typeof to === 'string' ? [] : from.flatMap((each) => to.map((then) => ({ each, then, command })));
  });
  const edges = new Map<string, string[]>();
  for (const { each, then, command } of moves) {
    const edge = `${node(each)} --> ${node(then)}`;
    const label = isGivenBy(command, 'staff') ? command : `${command} (citizen)`;
    edges.set(edge, [...(edges.get(edge) ?? []), label]);
  }
  return [
    'stateDiagram-v2',
    ...stages.map((stage) => `  state "${stage} ${stageWords[stage]}" as ${node(stage)}`),
    '  [*] --> registered: register',
    '  [*] --> replied: handle-at-once',
    ...[...edges].map(([edge, labels]) => `  ${edge}: ${labels.join(', ')}`),
    `  ${node('merged')} --> registered: unmerge, to the stage before`,
    `  ${node('withdrawn')} --> [*]`,
  ];
}

/** Mermaid takes no hyphens in names. */
function node(stage: Stage): string {
  return stage.replaceAll('-', '_');
}

function code(text: string): string {
  return `\`${text}\``;
}
