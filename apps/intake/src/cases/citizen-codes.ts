import type { Key } from '@fengqiao/aggregate/codes/code-guard';
import { hashSecret, newSecret } from '@fengqiao/aggregate/codes/secrets';
import type { EntityManager } from 'typeorm';

/** Whom a case has one of: names the holder of its code and of its receipts. */
export const citizen = 'citizen';

export interface CodeOfCase {
  readonly id: string;
  readonly registeredByStaff: boolean;
}

/** The code of a number, if there is one; one statement. Who registered it says whose the code was, where the case does not. */
export async function codesTo(manager: EntityManager, number: string): Promise<Key<CodeOfCase>[]> {
  const rows: { id: string; query_code_hash: Buffer; registered_by: string | null }[] = await manager.query(
    `select c.id, c.query_code_hash,
       (select e.data ->> 'by' from event e where e.aggregate_id = c.id and e.seq = 1) as registered_by
     from ledger_case c where c.number = $1 and c.query_code_hash is not null`,
    [number],
  );
  return rows.map(({ id, query_code_hash: hash, registered_by }) => ({
    ...{ name: citizen, hash },
    holder: { id, registeredByStaff: registered_by !== null },
  }));
}

/** A new code for a case that is locked; the one before opens nothing any more. */
export async function replaceCode(
  manager: EntityManager,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<string> {
  const code = newSecret('code');
  await manager.query('update ledger_case set query_code_hash = $2 where id = $1', [
    id,
    hashSecret('code', number, code),
  ]);
  return code;
}

/** What was sent to confirm the code that a number has now; one statement. */
export async function confirmationsOf(manager: EntityManager, number: string): Promise<Key<string>[]> {
  const rows: { id: string; hash: Buffer }[] = await manager.query(
    `select c.id, m.confirmation_hash as hash
     from ledger_case c join code_confirmation m on m.case_id = c.id and m.code_hash = c.query_code_hash
     where c.number = $1`,
    [number],
  );
  return rows.map(({ id, hash }) => ({ name: citizen, hash, holder: id }));
}
