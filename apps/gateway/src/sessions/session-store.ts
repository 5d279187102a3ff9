import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import { SessionRow, type SessionPerson } from './session.entity.ts';
import { sealTokens, type Tokens } from './session-tokens.ts';

/** Of those that ended by themselves, so many are swept at each sign-in. */
const sweptAtOnce = 200;
/** Use is written down so often in an idle time: not at every call. */
const notedAnIdleTime = 30;

/** As the provider calls who signed in, and the sign-in. */
export interface NamedByProvider {
  readonly subject: string;
  readonly sid: string | null;
}

export interface Beginning {
  readonly person: SessionPerson;
  /** Whether the directory has said so. */
  readonly isAsked: boolean;
  readonly named: NamedByProvider;
}

/** Sessions, in PostgreSQL: every gateway finds each of them, and none is lost with a gateway. */
@Injectable()
export class SessionStore {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Always a new one, whatever the browser had: a cookie that somebody set beforehand opens nothing afterwards. */
  async begin(tokens: Tokens, { person, isAsked, named }: Beginning): Promise<string> {
    const now = await this.clock.now();
    const cookie = randomBytes(32).toString('base64url');
    const key = keyOf(cookie);
    const tokensUntil = now + tokens.lifeMs;
    const longest = now + this.config.longestMs;
    const rows = this.dataSource.manager;
    await this.sweep(now);
    await rows.insert(SessionRow, {
      key,
      id: randomUUID(),
      person,
      personAt: isAsked ? new Date(now) : null,
      ...named,
      tokens: sealTokens(tokens, this.config.sessionKey, key),
      tokensUntil: new Date(tokensUntil),
      startedAt: new Date(now),
      usedAt: new Date(now),
      endsAt: new Date(tokens.refresh === null ? Math.min(longest, tokensUntil) : longest),
    });
    return cookie;
  }

  /** Null: there is none, or it has ended. `isUse`: somebody is at work, which puts its end off. */
  async find(cookie: string, isUse: boolean): Promise<SessionRow | null> {
    const key = keyOf(cookie);
    const row = await this.dataSource.manager.findOneBy(SessionRow, { key });
    if (!row) return null;
    const now = await this.clock.now();
    if (this.endOf(row) <= now) {
      await this.end(key);
      return null;
    }
    if (isUse && now - row.usedAt.getTime() >= this.config.idleMs / notedAnIdleTime) {
      row.usedAt = new Date(now);
      await this.dataSource.manager.update(SessionRow, { key }, { usedAt: row.usedAt });
    }
    return row;
  }

  /** When it ends if nobody uses it again, epoch milliseconds. */
  endOf({ usedAt, endsAt }: SessionRow): number {
    return Math.min(usedAt.getTime() + this.config.idleMs, endsAt.getTime());
  }

  /** Work on one session by one gateway at a time, on the row as it is then; null: it has ended meanwhile. */
  locked<T>(key: Buffer, work: (row: SessionRow, manager: EntityManager) => Promise<T>): Promise<T | null> {
    return this.dataSource.transaction(async (manager) => {
      const row = await manager.findOne(SessionRow, {
        where: { key },
        lock: { mode: 'pessimistic_write' },
      });
      return row && work(row, manager);
    });
  }

  async notePerson(key: Buffer, person: SessionPerson): Promise<void> {
    const personAt = new Date(await this.clock.now());
    await this.dataSource.manager.update(SessionRow, { key }, { person, personAt });
  }

  async end(key: Buffer): Promise<void> {
    await this.dataSource.manager.delete(SessionRow, { key });
  }

  /** By an administrator's name for it. */
  async endById(id: string): Promise<boolean> {
    const { affected } = await this.dataSource.manager.delete(SessionRow, { id });
    return (affected ?? 0) > 0;
  }

  /** All of a person; how many there were. */
  async endOfPerson(person: string): Promise<number> {
    const { affected } = await this.dataSource.manager
      .createQueryBuilder()
      .delete()
      .from(SessionRow)
      .where(`person->>'id' = :person`, { person })
      .execute();
    return affected ?? 0;
  }

  /** What the provider has ended there: one sign-in, or all of somebody, that had begun by then; how many there were. */
  async endByProvider({ subject, sid }: Partial<NamedByProvider>, byThen: number): Promise<number> {
    const which = { ...(subject !== undefined && { subject }), ...(typeof sid === 'string' && { sid }) };
    if (Object.keys(which).length === 0) return 0;
    const where = { ...which, startedAt: LessThanOrEqual(new Date(byThen)) };
    const { affected } = await this.dataSource.manager.delete(SessionRow, where);
    return affected ?? 0;
  }

  /** Those that have not ended, the newest first. */
  async list(person: string | undefined, most: number): Promise<SessionRow[]> {
    const now = await this.clock.now();
    const query = this.dataSource.manager
      .createQueryBuilder(SessionRow, 's')
      .where('s.ends_at > :now and s.used_at > :idle', {
        now: new Date(now),
        idle: new Date(now - this.config.idleMs),
      });
    if (person !== undefined) query.andWhere(`s.person->>'id' = :person`, { person });
    return query.orderBy('s.startedAt', 'DESC').addOrderBy('s.id').take(most).getMany();
  }

  private async sweep(now: number): Promise<void> {
    const rows = this.dataSource.manager;
    const ended = await rows.find(SessionRow, {
      select: { key: true },
      where: [{ endsAt: LessThan(new Date(now)) }, { usedAt: LessThan(new Date(now - this.config.idleMs)) }],
      take: sweptAtOnce,
    });
    if (ended.length > 0)
      await rows.delete(
        SessionRow,
        ended.map(({ key }) => ({ key })),
      );
  }
}

export function keyOf(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}
