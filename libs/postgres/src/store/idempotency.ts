import { createHash } from 'node:crypto';
import { refuse, isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager } from 'typeorm';
import { oftenSent } from '../connection/thrifty-client.ts';
import { written } from '../connection/transaction.ts';
import { isRandomUuid, seal, unseal } from './sealed-secret.ts';

/** Whose a key is, as a text that no two principals share. */
export interface KeyOwner {
  readonly text: string;
  /** As the release before wrote the same principal, whose answers are kept for a day; null: as none did. */
  readonly former: string | null;
}

export interface IdempotentRequest {
  readonly owner: KeyOwner;
  /** The client's `Idempotency-Key`; null when it sent none. */
  readonly key: string | null;
  /** Whatever must be the same for a repetition: method, address, body. */
  readonly content: unknown;
}

/** An answer, and what of it is kept for whoever sends the same again. */
export interface Answered<T> {
  readonly answer: T;
  /** What it takes to draw the answer anew, as JSON: names and moments, nothing that a view may hide. */
  readonly kept: unknown;
  /** Said once: kept only sealed, and only under a key that nobody guesses. */
  readonly secret?: string;
}

/** What was kept; an answer of the release before is kept whole. */
export interface Kept {
  readonly kept: unknown;
  /** Null where there was none, or the key could have been anybody's. */
  readonly secret: string | null;
}

export interface Repeatable<T> {
  command(): Promise<Answered<T> | Refusal>;
  /** The answer drawn anew for whoever asks, as he or she may see it now. */
  again(kept: Kept): Promise<T | Refusal>;
}

/**
 * Runs a command at most once per key, in the caller's transaction: the key's row is taken first, so a second
 * request with the same key waits for the first, and its answer is then drawn anew. A refused command keeps no key.
 */
export async function runOnce<T>(
  manager: EntityManager,
  request: IdempotentRequest,
  { command, again }: Repeatable<T>,
): Promise<T | Refusal> {
  if (request.key === null) {
    const done = await command();
    return isRefusal(done) ? done : done.answer;
  }
  const taken = { ...request, key: request.key };
  if (!(await take(manager, taken))) {
    const kept = await find(manager, taken);
    return isRefusal(kept) ? kept : again(kept);
  }
  const done = await command();
  if (isRefusal(done)) return done;
  const { answer, kept, secret } = done;
  const sealed = secret !== undefined && isRandomUuid(taken.key) ? seal(secret, taken.key) : null;
  const values = [taken.owner.text, hashOf(taken.key), JSON.stringify(kept), sealed];
  await written(manager, manager.query(keepAnswer, values));
  return answer;
}

const keepAnswer = oftenSent(
  'update idempotent_answer set answer = $3, sealed = $4 where person = $1 and key = $2',
);

type Keyed = IdempotentRequest & { readonly key: string };

/** Whether the key was free; one that the release before holds is not. */
async function take(manager: EntityManager, { owner, key, content }: Keyed): Promise<boolean> {
  const taken: unknown[] = await manager.query(takeKey, [
    ...[owner.text, hashOf(key), fingerprintOf(content)],
    ...[owner.former, formerKeys(key)],
  ]);
  return taken.length > 0;
}

const takeKey = oftenSent(
  `insert into idempotent_answer (person, key, fingerprint)
   select $1, $2, $3
   where not exists (select from idempotent_answer where person = $4 and key = any($5::text[]))
   on conflict do nothing returning key`,
);

async function find(manager: EntityManager, { owner, key, content }: Keyed): Promise<Kept | Refusal> {
  const [row] = (await manager.query(
    `select fingerprint, answer, sealed from idempotent_answer
     where (person = $1 and key = $2) or (person = $3 and key = any($4::text[]))`,
    [owner.text, hashOf(key), owner.former, formerKeys(key)],
  )) as { fingerprint: Buffer; answer: unknown; sealed: Buffer | null }[];
  if (!row || !row.fingerprint.equals(fingerprintOf(content))) return refuse('idempotency-conflict');
  return { kept: row.answer, secret: row.sealed && unseal(row.sealed, key) };
}

function fingerprintOf(content: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

/** What a sealed secret opens with is not kept beside it. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The release before kept keys as they came, and scoring their hash. */
function formerKeys(key: string): string[] {
  return [key, createHash('sha256').update(key).digest('hex')];
}
