import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Service } from '@fengqiao/contracts/events/envelope';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { knownUntil } from '@fengqiao/inbox/marks/known-until';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** What had happened by `asOf`, as far as it had been recorded by `knownAt`: two moments, one answer for ever. */
export interface TwoTimes {
  readonly asOf: number;
  readonly knownAt: number;
}

/** Whose facts an answer counts. `both`: intake's, and mediation's where it is heard of. */
export type Counted = Extract<Service, 'intake' | 'mediation'> | 'both';

@Injectable()
export class TwoTimesReader {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /**
   * Left out: now, and the newest mark of the owner whose facts are counted: no figure waits for an owner it says nothing
   * of (decisions 0010 and 0051). Refused: what has not happened, or is not yet known to be on record.
   */
  async resolve(
    asked: { asOf?: string | undefined; knownAt?: string | undefined },
    manager: EntityManager = this.dataSource.manager,
    owner: Counted = 'intake',
  ): Promise<TwoTimes | Refusal> {
    const now = await this.clock.now();
    const asOf = asked.asOf ? (parseMoment(asked.asOf) ?? now) : now;
    if (asOf > now) return refuse('future-moment', 'asOf');
    const mark = await newestMark(manager, owner);
    const knownAt = asked.knownAt ? (parseMoment(asked.knownAt) ?? mark) : mark;
    return knownAt > mark ? refuse('not-yet-known', 'knownAt') : { asOf, knownAt };
  }
}

/** How far mediation may be behind for an answer that counts both to wait for it. */
const waitedForMs = 10_000;

async function newestMark(manager: EntityManager, owner: Counted): Promise<number> {
  const mark = await knownUntil(manager, owner === 'both' ? 'intake' : owner);
  if (mark === null) throw new ProblemException('unavailable');
  if (owner !== 'both') return mark;
  const other = await knownUntil(manager, 'mediation');
  return other !== null && other >= mark - waitedForMs ? Math.min(mark, other) : mark;
}
