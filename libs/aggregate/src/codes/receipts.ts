import { claimValidUntil, unfitClaim } from '@fengqiao/domain/aggregate/codes/receipt';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Key } from './code-guard.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** Whom a receipt is for: the citizen of a case, a party of a dispute. */
export interface ReceiptFor {
  readonly id: string;
  readonly number: string;
  /** Names who it is within the number. */
  readonly holder: string;
}

export interface IssuedClaim {
  readonly claim: string;
  /** Epoch milliseconds. */
  readonly validUntil: number;
}

/** A claim as it is kept, by who holds it. */
export interface KeptClaim {
  readonly claimId: string;
  readonly id: string;
  readonly holder: string;
  readonly validUntil: number;
  readonly endedAt: number | null;
}

/** 回执: a claim that is good once, shown once; the one before opens nothing any more. */
export async function issueClaim(manager: EntityManager, to: ReceiptFor, now: number): Promise<IssuedClaim> {
  const claim = newSecret('claim');
  const validUntil = claimValidUntil(now);
  const { id, number, holder } = to;
  await manager.query(
    `with older as (
       update code_claim set ended_at = $5 where aggregate_id = $2 and holder = $3 and ended_at is null)
     insert into code_claim (id, aggregate_id, holder, claim_hash, issued_at, valid_until)
     values ($1, $2, $3, $4, $5, $6)`,
    [uuidv7(), id, holder, hashSecret('claim', number, claim), new Date(now), new Date(validUntil)],
  );
  return { claim, validUntil };
}

/** Every claim to a number, also one that has ended: whoever shows it guesses at nothing. One statement. */
export async function claimsTo(
  manager: EntityManager,
  table: 'ledger_case' | 'dispute',
  number: string,
): Promise<Key<KeptClaim>[]> {
  const rows: ClaimRow[] = await manager.query(
    `select c.id, c.aggregate_id, c.holder, c.claim_hash, c.valid_until, c.ended_at
     from ${table} a join code_claim c on c.aggregate_id = a.id where a.number = $1 order by c.id`,
    [number],
  );
  return rows.map(({ id: claimId, aggregate_id: id, holder, claim_hash: hash, valid_until, ended_at }) => ({
    ...{ name: holder, hash },
    holder: {
      ...{ claimId, id, holder, validUntil: valid_until.getTime() },
      endedAt: ended_at?.getTime() ?? null,
    },
  }));
}

interface ClaimRow {
  readonly id: string;
  readonly aggregate_id: string;
  readonly holder: string;
  readonly claim_hash: Buffer;
  readonly valid_until: Date;
  readonly ended_at: Date | null;
}

/** What a kind does as a claim of its own becomes a code. */
export interface Exchange<Event> {
  readonly decide: () => readonly Event[] | Refusal;
  /** Gives the new code; the one before opens nothing any more. */
  readonly replaceCode: () => Promise<string>;
}

/** A claim becomes a code, once, in the transaction that holds its aggregate's lock. */
export async function exchangeClaim<Event>(
  manager: EntityManager,
  claim: KeptClaim,
  now: number,
  { decide, replaceCode }: Exchange<Event>,
): Promise<{ readonly events: readonly Event[]; readonly queryCode: string } | Refusal> {
  const unfit = unfitClaim({ ...claim, endedAt: await endOf(manager, claim) }, now);
  if (unfit) return unfit;
  const events = decide();
  if (isRefusal(events)) return events;
  await manager.query('update code_claim set ended_at = $2 where id = $1', [claim.claimId, new Date(now)]);
  return { events, queryCode: await replaceCode() };
}

/** As it stands now that its aggregate is locked: somebody else may have been quicker. */
async function endOf(manager: EntityManager, { claimId }: KeptClaim): Promise<number | null> {
  const [row] = (await manager.query('select ended_at from code_claim where id = $1', [claimId])) as {
    ended_at: Date | null;
  }[];
  return row?.ended_at?.getTime() ?? null;
}
