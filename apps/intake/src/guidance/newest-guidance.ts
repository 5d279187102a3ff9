import type { EntityManager } from 'typeorm';
import { GuidanceRow } from './guidance.entity.ts';

/** What is in force about each of these, or about everything; in the order of what it is about. */
export function newestGuidance(manager: EntityManager, abouts?: readonly string[]): Promise<GuidanceRow[]> {
  return manager
    .createQueryBuilder(GuidanceRow, 'g')
    .distinctOn(['g.about'])
    .where(abouts ? 'g.about = any(:abouts::text[])' : 'true', { abouts })
    .orderBy('g.about', 'ASC')
    .addOrderBy('g.version', 'DESC')
    .getMany();
}
