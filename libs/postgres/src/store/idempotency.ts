import { createHash } from 'node:crypto';
import { refuse, isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { EntityManager } from 'typeorm';

export interface IdempotentRequest {
  readonly person: string | null;
  /** The client's `Idempotency-Key`; null when it sent none. */
  readonly key: string | null;
  /** Whatever must be the same for a repetition: method, address, body. */
  readonly content: unknown;
}

/**
 * Runs a command at most once per key, in the caller's transaction: the key's row is taken first, so a second
 * request with the same key waits for the first and then reads its answer. A refused command keeps no key.
 */
export async function runOnce<T>(
  manager: EntityManager,
  request: IdempotentRequest,
  command: () => Promise<T | Refusal>,
): Promise<T | Refusal> {
  if (request.key === null) return command();
  const person = request.person ?? 'anonymous';
  const fingerprint = createHash('sha256').update(JSON.stringify(request.content)).digest();
  const taken: unknown[] = await manager.query(
    `insert into idempotent_answer (person, key, fingerprint) values ($1, $2, $3)
     on conflict do nothing returning key`,
    [person, request.key, fingerprint],
  );
  if (taken.length === 0) return repeat<T>(manager, person, request.key, fingerprint);
  const answer = await command();
  if (!isRefusal(answer))
    await manager.query('update idempotent_answer set answer = $3 where person = $1 and key = $2', [
      person,
      request.key,
      JSON.stringify(answer),
    ]);
  return answer;
}

async function repeat<T>(
  manager: EntityManager,
  person: string,
  key: string,
  fingerprint: Buffer,
): Promise<T | Refusal> {
  const [kept] = (await manager.query(
    'select fingerprint, answer from idempotent_answer where person = $1 and key = $2',
    [person, key],
  )) as { fingerprint: Buffer; answer: T }[];
  if (!kept || !kept.fingerprint.equals(fingerprint)) return refuse('idempotency-conflict');
  return kept.answer;
}
