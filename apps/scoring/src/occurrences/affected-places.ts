import { formatDate } from '@fengqiao/domain/clock/dates/civil-date';
import { localDay, type Period } from '@fengqiao/domain/score/periods/period';
import { occurrenceKinds, type OccurrenceKind, type AffectedPlace } from '@fengqiao/domain/score/three-zero';
import type { EntityManager } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';
import { unitsKnown } from '../units.ts';

/** Paths of the villages and communities that were on record by then. */
export async function roomsKnown(manager: EntityManager, knownAt: number): Promise<string[]> {
  const units = await unitsKnown(manager, knownAt);
  return units.filter(({ level }) => level === 'room').map(({ path }) => path);
}

/**
 * What happened at which of the places in a period, by path. `asOf` goes by the day it happened; `knownAt` by what was
 * imported and not taken back by then: what was taken back never happened, so it is not counted as of earlier days either.
 */
export async function affectedPlaces(
  manager: EntityManager,
  places: readonly string[],
  period: Period,
  { asOf, knownAt }: TwoTimes,
): Promise<AffectedPlace[]> {
  const last = Math.min(localDay(period.to) - 1, localDay(asOf));
  const rows: { place: string; kinds: OccurrenceKind[] }[] = await manager.query(
    `select place, array_agg(distinct kind) as kinds from occurrence told
     where occurred_on between $1 and $2 and recorded_at <= $3 and place = any($4)
       and coalesce((
         select counts from occurrence_ruling ruling
         where ruling.place = told.place and ruling.kind = told.kind and ruling.occurred_on = told.occurred_on
           and ruling.source = told.source and ruling.recorded_at <= $3
         order by seq desc limit 1), true)
     group by place order by place collate "C"`,
    [formatDate(localDay(period.from)), formatDate(last), new Date(knownAt), places],
  );
  return rows.map(({ place, kinds }) => ({
    place,
    kinds: occurrenceKinds.filter((kind) => kinds.includes(kind)),
  }));
}
