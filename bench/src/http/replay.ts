import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { renamed } from './own-names.ts';
import type { Statement } from './statement-log.ts';

/** What one walked case asked of the database, command by command, and the names that were its own. */
export interface Recording {
  readonly commands: readonly (readonly Statement[])[];
  /** Every id it made, its own among them. */
  readonly madeIds: readonly string[];
  readonly number: string;
}

/** The recorded commands about a case that is new each time, with ids of the kind that the services make. */
export function anotherCase({ commands, madeIds, number }: Recording): Statement[][] {
  const names = new Map(madeIds.map((id) => [id, uuidv7()]));
  // Never a number of intake's own.
  names.set(number, `bare-${uuidv7()}`);
  return commands.map((command) => renamed(command, names));
}

/** One after the other, as the service sends them. */
export async function send(client: pg.Client, command: readonly Statement[]): Promise<void> {
  for (const { text, values } of command) await client.query(text, [...values]);
}
