import type { Key } from '@fengqiao/aggregate/codes/code-guard';
import { hashSecret, newSecret } from '@fengqiao/aggregate/codes/secrets';
import type { PartysCode } from '@fengqiao/domain/dispute/dispute';
import type { EntityManager } from 'typeorm';
import type { AskingParty } from './dispute-desk.ts';

/** The codes of a number's parties; one statement. */
export async function codesTo(manager: EntityManager, number: string): Promise<Key<AskingParty>[]> {
  const rows: { id: string; party: string; code_hash: Buffer; code: PartysCode | null }[] =
    await manager.query(
      `select d.id, p.party, p.code_hash,
       (select each -> 'code' from jsonb_array_elements(d.state -> 'parties') as each
        where each ->> 'key' = p.party) as code
     from dispute d join party_code p on p.dispute_id = d.id where d.number = $1 order by p.party`,
      [number],
    );
  return rows.map(({ id: disputeId, party, code_hash: hash, code }) => ({
    ...{ name: party, hash },
    holder: {
      ...{ disputeId, party },
      codeIssuedAt: code?.issuedAt ?? null,
      codeConfirmed: code?.identityShown ?? false,
    },
  }));
}

/** A new code for a party of a dispute that is locked; the one before opens nothing any more. */
export async function replaceCode(
  manager: EntityManager,
  dispute: { readonly id: string; readonly number: string },
  party: string,
): Promise<string> {
  const code = newSecret('code');
  await manager.query(
    `insert into party_code (dispute_id, party, code_hash) values ($1, $2, $3)
     on conflict (dispute_id, party) do update set code_hash = excluded.code_hash`,
    [dispute.id, party, hashSecret('code', dispute.number, code)],
  );
  return code;
}
