import { isStale } from '@fengqiao/service/http/request-headers';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Preview, Reprojection } from '@fengqiao/contracts/http/intake/publication';
import type { World } from '@fengqiao/domain/case/decide/world';
import { bookWith, type Publication } from '@fengqiao/domain/case/rules/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Request } from '../cases/case-desk.ts';
import { ReprojectionRow } from '../re-project/reprojection.entity.ts';
import type { RulePublicationRow } from '../rules/rule-publication.entity.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { whatWouldMove } from './what-would-move.ts';

/** What calendars and policies have in common once they are published, or are about to be. */
@Injectable()
export class Publications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** When and by whom it was published, and how far open cases have been brought under it. */
  async describe(manager: EntityManager, row: RulePublicationRow) {
    const { calendar } = await this.rules.current(manager);
    const tell = (moment: number) => formatMoment(moment, calendar.definition.timeZone);
    const reprojection = await manager.findOneBy(ReprojectionRow, { edition: row.edition });
    return {
      publishedAt: tell(row.publishedAt.getTime()),
      publishedBy: row.publishedBy,
      reprojection: reprojection && reprojectionView(reprojection, tell),
      serverTime: tell(await this.clock.now()),
    };
  }

  /** What publishing it now would move. */
  async preview(publication: Publication, world: World): Promise<Preview> {
    const { rules, now } = world;
    const proposed = bookWith(rules.book, publication);
    const moved = await whatWouldMove(this.dataSource.manager, proposed, world);
    return { ...moved, serverTime: formatMoment(now, rules.calendar.definition.timeZone) };
  }
}

export function administratorOnly({ reader }: World): Refusal | null {
  return reader.roles.includes('admin') ? null : refuse('forbidden');
}

/** Rules are the administrator's to publish, over the version he or she has read. */
export function mayPublish(world: World, { preconditions }: Request, inForce: number): Refusal | null {
  const refusal = administratorOnly(world);
  if (refusal) return refusal;
  return isStale(preconditions, inForce) ? refuse('stale-version', [], { version: inForce }) : null;
}

function reprojectionView(
  { edition, looked, casesMoved, deadlinesMoved, finishedAt }: ReprojectionRow,
  tell: (moment: number) => string,
): z.infer<typeof Reprojection> {
  const finished = finishedAt === null ? null : tell(finishedAt.getTime());
  return { edition, looked, casesMoved, deadlinesMoved, finishedAt: finished };
}
