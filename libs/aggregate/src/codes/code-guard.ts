import { timingSafeEqual } from 'node:crypto';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  judgeGuess,
  keptMs,
  type GuessedSoFar,
  type Misses,
} from '@fengqiao/domain/aggregate/codes/guessing';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Shown } from './query-code.ts';
import { hashSecret, type Purpose } from './secrets.ts';

/** A secret of a number, and who comes back to it by it. */
export interface Key<Holder> {
  /** Names the holder within the number: the citizen, a party's letter. */
  readonly name: string;
  readonly hash: Buffer;
  readonly holder: Holder;
}

/** The name under which guesses are counted at a number that nobody holds a secret of. */
const nobody = '';
const noHash = Buffer.alloc(32);

/**
 * Whether who asks holds a secret of what a number stands for: a code, the claim on a receipt, a confirmation. Guessing is
 * slowed down by number and by address, for all processes alike (`judgeGuess`). A number nobody has costs the same
 * statements and comparisons as a wrong secret, and is answered the same. Needs the table of `CodeMissRow`.
 */
@Injectable()
export class CodeGuard {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /**
   * Whose the secret is. `not-found` for a wrong one as for a number nobody has; `rate-limited` with `retryAfterSeconds`
   * while guessing must wait. `find` gives the keys of the number in one statement, whether there are any or not.
   */
  async open<Holder>(
    purpose: Purpose,
    number: string,
    { secret, from }: Shown,
    find: (manager: EntityManager) => Promise<readonly Key<Holder>[]>,
  ): Promise<Holder | Refusal> {
    // Not the transaction of a command: what a refused guess leaves behind must stay.
    return this.dataSource.transaction(async (manager): Promise<Holder | Refusal> => {
      // One guess at a time at one number, or a hundred at once would all be the first.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${purpose}/${number}`]);
      const now = await this.clock.now();
      const keys = await find(manager);
      const given = hashSecret(purpose, number, secret);
      const hashes = keys.length > 0 ? keys.map(({ hash }) => hash) : [noHash];
      const matches = hashes.map((hash) => timingSafeEqual(given, hash));
      const key = keys[matches.indexOf(true)];
      const holders = keys.length > 0 ? [...new Set(keys.map(({ name }) => name))] : [nobody];
      const names = new KeysOfMisses(purpose, number, from);
      const verdict = judgeGuess(
        { holder: key?.name ?? null, holders },
        await names.read(manager, holders),
        now,
      );
      if (isRefusal(verdict)) return verdict;
      if (verdict.is === 'wrong' || !key) {
        if (verdict.is === 'wrong') await names.write(manager, verdict.counted, now);
        return refuse('not-found');
      }
      await names.forget(manager, verdict.forgets, key.name);
      return key.holder;
    });
  }
}

/** Where the wrong guesses that matter to one guess are kept. */
class KeysOfMisses {
  private readonly known = new Set<string>();
  private readonly number: string;
  private readonly address: string;
  private readonly pair: string;

  constructor(purpose: Purpose, number: string, from: string) {
    this.number = `${purpose}/${number}`;
    this.address = `from/${from}`;
    this.pair = `from/${from}/${this.number}`;
  }

  async read(manager: EntityManager, holders: readonly string[]): Promise<GuessedSoFar> {
    const keys = [this.address, this.pair, ...holders.map((name) => this.keyOf(name))];
    const rows: { key: string; failures: number; last_at: Date }[] = await manager.query(
      'select key, failures, last_at from code_miss where key = any($1)',
      [keys],
    );
    for (const { key } of rows) this.known.add(key);
    const misses = new Map(
      rows.map(({ key, failures, last_at }): [string, Misses] => [
        key,
        { failures, lastAt: last_at.getTime() },
      ]),
    );
    return {
      holders: new Map(
        holders.flatMap((name) => {
          const own = misses.get(this.keyOf(name));
          return own ? [[name, own] as const] : [];
        }),
      ),
      address: misses.get(this.address) ?? null,
      pair: misses.get(this.pair) ?? null,
    };
  }

  /** Takes away, too, some of what nobody remembers any more. An address guesses at several numbers at once: each counts. */
  async write(manager: EntityManager, { holders, address, pair }: GuessedSoFar, now: number): Promise<void> {
    const counted = [
      ...[...holders].map(([name, misses]) => [this.keyOf(name), misses] as const),
      ...(address ? [[this.address, address] as const] : []),
      ...(pair ? [[this.pair, pair] as const] : []),
    ].map(([key, { failures, lastAt }]) => ({ key, failures, last_at: new Date(lastAt) }));
    await manager.query(
      `with old as (
         delete from code_miss where key in (
           select key from code_miss where last_at < $2 and key <> all($3) limit 100 for update skip locked))
       insert into code_miss (key, failures, last_at)
       select * from jsonb_to_recordset($1::jsonb) as row(key text, failures int, last_at timestamptz)
       order by key
       on conflict (key) do update set last_at = excluded.last_at, failures =
         case when code_miss.last_at = excluded.last_at then code_miss.failures + 1 else excluded.failures end`,
      [JSON.stringify(counted), new Date(now - keptMs), counted.map(({ key }) => key)],
    );
  }

  async forget(manager: EntityManager, what: readonly ('holder' | 'pair')[], holder: string): Promise<void> {
    const keys = what
      .map((each) => (each === 'pair' ? this.pair : this.keyOf(holder)))
      .filter((key) => this.known.has(key));
    if (keys.length > 0) await manager.query('delete from code_miss where key = any($1)', [keys]);
  }

  private keyOf(holder: string): string {
    return `${this.number}/${holder}`;
  }
}
