import type { Unit } from '@fengqiao/domain/directory/unit';
import { stintsOf, type Holding, type Sighting, type Stint } from '@fengqiao/domain/score/tenure';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Who held the chief's post of each unit, as known: from the directory, and where it is silent from acts in person. */
@Injectable()
export class TenureReader {
  constructor(private readonly dataSource: DataSource) {}

  async stints(
    units: readonly Unit[],
    stretch: Stretch,
    times: TwoTimes,
  ): Promise<ReadonlyMap<string, readonly Stint[]>> {
    const [holdings, sightings] = [await this.terms('post', times), await this.sightings(stretch, times)];
    return new Map(
      units.map(({ path }) => [path, stintsOf(holdings.get(path) ?? [], sightings.get(path) ?? [], stretch)]),
    );
  }

  /** Terms of those who stood in for chiefs, as known, by unit. */
  async standIns(times: TwoTimes): Promise<ReadonlyMap<string, readonly Holding[]>> {
    return this.terms('stand-in', times);
  }

  /** By unit; a term that was taken back before it began is none. */
  private async terms(kind: 'post' | 'stand-in', { knownAt }: TwoTimes): Promise<Map<string, Holding[]>> {
    const rows: { unit: string; person: string; since: Date | null; until: Date | null }[] =
      await this.dataSource.query(
        `select unit, person, since, until from (
           select distinct on (aggregate_id) * from directory_fact
           where kind = $2 and recorded_at <= $1 order by aggregate_id, seq desc
         ) known where post = 'chief' and (since is null or until is null or since < until)
         order by unit, since nulls first, aggregate_id`,
        [new Date(knownAt), kind],
      );
    return grouped(rows, ({ unit, person, since, until }) => [
      unit,
      { person, since: since?.getTime() ?? null, until: until?.getTime() ?? null },
    ]);
  }

  /** Only what the owner alone does, done by the holder of the post. */
  private async sightings({ to }: Stretch, { asOf, knownAt }: TwoTimes): Promise<Map<string, Sighting[]>> {
    const rows: { unit: string; person: string; at: Date }[] = await this.dataSource.query(
      `select data ->> 'ownerUnit' as unit, data ->> 'by' as person, min(occurred_at) as at from case_fact
       where type in ('assigned', 'declined', 'signed-off', 'sent-back') and data ->> 'by' is not null
         and data ->> 'standIn' = 'false' and occurred_at < $1 and occurred_at <= $2 and recorded_at <= $3
       group by 1, 2, date_trunc('day', occurred_at) order by 1, 3, 2`,
      [new Date(to), new Date(asOf), new Date(knownAt)],
    );
    return grouped(rows, ({ unit, person, at }) => [unit, { person, at: at.getTime() }]);
  }
}

function grouped<R, T>(rows: readonly R[], keyed: (row: R) => readonly [string, T]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, item] of rows.map(keyed)) {
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
