import { describe, expect, it } from '@jest/globals';
import { actors, transitions } from '../case/commands/transitions.ts';
import { fields as caseFields } from '../case/commands/fields.ts';
import {
  consultationActors,
  consultationFields,
  consultationTransitions,
} from '../consultation/permissions.ts';
import { disputeFields } from '../dispute/commands/fields.ts';
import { disputeActors, disputeTransitions } from '../dispute/commands/transitions.ts';
import { CommandTable, type ActorWords, type Transition } from './command-table.ts';
import { fieldsNotToSet, type FieldSetters } from './field-setters.ts';
import { inPerson, nobody, type Reader } from './reader.ts';

interface Kind {
  readonly transitions: Readonly<Record<string, Transition<string, string, unknown>>>;
  readonly fields: Readonly<Record<string, FieldSetters<string, string>>>;
  readonly actors: Readonly<Record<string, ActorWords>>;
}
const kinds: Readonly<Record<string, Kind>> = {
  case: { transitions, fields: caseFields, actors },
  dispute: { transitions: disputeTransitions, fields: disputeFields, actors: disputeActors },
  consultation: {
    transitions: consultationTransitions,
    fields: consultationFields,
    actors: consultationActors,
  },
};

const cells = Object.entries(kinds).flatMap(([kind, table]) =>
  Object.entries(table.transitions).flatMap(([command, { by }]) =>
    by.flatMap((actor) =>
      Object.entries(table.fields[command] ?? {}).map(([field, setters]) => {
        return { kind, command, actor, field, may: setters === 'anyone' || setters.includes(actor) };
      }),
    ),
  ),
);

/** A reader who is one actor and no other, of a table whose rest stands in nobody's way. */
function asked({ kind, command, actor, field }: (typeof cells)[number]) {
  const { transitions: rows, fields, actors: words } = kinds[kind]!;
  const table = new CommandTable<string, string, string, object, Reader, object>({
    ...{ transitions: rows, fields, actors: words, guards: {} },
    stageOf: () => rows[command]!.from[0]!,
    canSee: () => true,
    isByCode: () => false,
    capacityOf: (_, asked) => (asked === actor ? inPerson : null),
  });
  const { role = null } = words[actor] ?? {};
  const reader: Reader = { ...nobody, id: 'somebody', roles: role ? [role] : [] };
  return table.permitSaid({}, { command, [field]: 'said' }, reader, {});
}

describe('each field of each command, by each of its actors', () => {
  it('is set by those the table names, and else refused by its name', () => {
    expect(cells.length).toBeGreaterThan(150);
    for (const cell of cells)
      expect([cell, asked(cell)]).toEqual([
        cell,
        cell.may
          ? inPerson
          : { refused: true, code: 'forbidden', fields: [cell.field], details: { command: cell.command } },
      ]);
  });

  it('is named with actors of its command alone: others never come as far', () => {
    for (const [kind, { transitions: rows, fields }] of Object.entries(kinds))
      for (const [command, { by }] of Object.entries(rows))
        for (const [field, setters] of Object.entries(fields[command] ?? {})) {
          const strangers = setters === 'anyone' ? [] : setters.filter((setter) => !by.includes(setter));
          expect([kind, command, field, strangers]).toEqual([kind, command, field, []]);
        }
  });

  it('stands in the table for every command, with at least the note', () => {
    for (const { transitions: rows, fields } of Object.values(kinds))
      for (const command of Object.keys(rows)) expect(fields[command]).toHaveProperty('note');
  });
});

it('a field in which nothing is said is not set', () => {
  const table = { party: ['desk'] } as const;
  for (const nothing of [undefined, null, []])
    expect(fieldsNotToSet(table, { party: nothing }, () => false)).toEqual([]);
  expect(fieldsNotToSet(table, { party: 'A' }, () => false)).toEqual(['party']);
});
