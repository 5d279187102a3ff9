import { hashQueryCode, newQueryCode } from '@fengqiao/service/authentication/query-code';
import type { EntityManager } from 'typeorm';

export interface IssuedCode {
  readonly party: string;
  readonly queryCode: string;
}

/** New secrets for parties of a dispute, shown once; the ones before no longer open it. */
export async function issueCodes(
  manager: EntityManager,
  dispute: { readonly id: string; readonly number: string },
  parties: readonly string[],
): Promise<IssuedCode[]> {
  const issued = parties.map((party) => ({ party, queryCode: newQueryCode() }));
  const rows = issued.map(({ party, queryCode }) => ({
    dispute_id: dispute.id,
    party,
    code_hash: hashQueryCode(dispute.number, queryCode).toString('hex'),
  }));
  await manager.query(
    `insert into party_code (dispute_id, party, code_hash)
     select dispute_id, party, decode(code_hash, 'hex') from jsonb_to_recordset($1::jsonb) as row(
       dispute_id uuid, party text, code_hash text)
     on conflict (dispute_id, party) do update set code_hash = excluded.code_hash`,
    [JSON.stringify(rows)],
  );
  return issued;
}
