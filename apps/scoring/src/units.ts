import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import { isAtOrBelow, type Unit } from '@fengqiao/domain/directory/unit';
import { ProblemException } from '@fengqiao/service/problems/problem';
import type { EntityManager } from 'typeorm';
import type { Asker } from './asker.ts';

/** Units as they were on record by `knownAt`, by path; as they ever were for null, each by its last word. */
export async function unitsKnown(manager: EntityManager, knownAt: number | null): Promise<Unit[]> {
  return manager.query(
    `select path, level, parent, name_zh as "nameZh", name_en as "nameEn" from (
       select distinct on (unit_id) * from unit_fact
       where $1::timestamptz is null or recorded_at <= $1 order by unit_id, seq desc
     ) known order by path`,
    [knownAt === null ? null : new Date(knownAt)],
  );
}

/** A unit sees itself and below, from each seat that somebody has; who sees the whole bureau, all of it. */
export function maySeeUnit(asker: Asker, unit: string): boolean {
  return seesWholeBureau(asker) || asker.seats.some((seat) => isAtOrBelow(unit, seat));
}

/**
 * The unit asked for; outside the reader's own, nothing exists. One that came on record later counted nothing by then;
 * only one that never did is unknown.
 */
export async function requireUnit(manager: EntityManager, unit: string, asker: Asker): Promise<Unit> {
  if (!maySeeUnit(asker, unit)) throw new ProblemException('not-found');
  const found = (await unitsKnown(manager, null)).find(({ path }) => path === unit);
  if (!found) throw new ProblemException('unknown-unit', [{ field: 'unit', code: 'unknown-unit' }]);
  return found;
}

/** The unit asked for, or the reader's own, or the bureau for who sees all of it. */
export async function askedUnit(
  manager: EntityManager,
  asked: string | undefined,
  asker: Asker,
): Promise<string> {
  if (asked !== undefined) return (await requireUnit(manager, asked, asker)).path;
  const bureau = (await unitsKnown(manager, null)).find(({ level }) => level === 'bureau');
  const own = seesWholeBureau(asker) ? bureau?.path : undefined;
  const [seat] = own === undefined ? asker.seats : [own];
  if (seat === undefined) throw new ProblemException('not-found');
  return (await requireUnit(manager, seat, asker)).path;
}
