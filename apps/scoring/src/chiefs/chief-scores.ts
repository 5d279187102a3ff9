import type { ChiefScores } from '@fengqiao/contracts/http/scoring/scores';
import type { Unit } from '@fengqiao/domain/directory/unit';
import { sumCounts, type Counts } from '@fengqiao/domain/score/formula/counts';
import type { Formula } from '@fengqiao/domain/score/formula/formula';
import type { Period } from '@fengqiao/domain/score/periods/period';
import { standInsOf, type StandInTerm } from '@fengqiao/domain/score/tenure';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { everything, readBook, readLines, type UnitCount } from '../book/read-book.ts';
import { rollUp } from '../scores/roll-up.ts';
import type { TwoTimes } from '../two-times.ts';
import { chiefItems, type Part } from './chief-items.ts';
import { TenureReader } from './tenure-reader.ts';

/** 三长: those whose chief owns cases; a room's cases are its station's. */
const levelsWithChief = ['bureau', 'branch', 'division', 'station'];

/**
 * Each chief's figures: the unit's, those below included, through the days he or she held the post and sat there; the
 * days of a stand-in are an item of their own (decision 0035).
 */
@Injectable()
export class ChiefScoreReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tenures: TenureReader,
  ) {}

  async read(
    known: readonly Unit[],
    period: Period,
    times: TwoTimes,
    formula: Formula,
  ): Promise<ChiefScores['items']> {
    const units = known.filter(({ level }) => levelsWithChief.includes(level));
    // What is still to come is nobody's yet.
    const stretch = { from: period.from, to: Math.min(period.to, times.asOf + 1) };
    const stints = await this.tenures.stints(units, stretch, times);
    const standIns = await this.tenures.standIns(times);
    const whole = await readBook(this.dataSource.manager, period, times);
    const items: ChiefScores['items'] = [];
    for (const unit of units)
      for (const stint of stints.get(unit.path) ?? []) {
        const isWhole = stint.from === stretch.from && stint.to === stretch.to;
        const rows = isWhole ? whole : await this.partOf(unit.path, stint, times);
        const terms = standInsOf(standIns.get(unit.path) ?? [], stint);
        const parts: Part[] = [];
        for (const term of terms)
          parts.push({ ...term, counts: chiefCounts(await this.partOf(unit.path, term, times), unit.path) });
        items.push(...chiefItems(unit, stint, { all: chiefCounts(rows, unit.path), parts }, formula));
      }
    return items;
  }

  private async partOf(
    unit: string,
    stretch: Pick<StandInTerm, 'from' | 'to'>,
    times: TwoTimes,
  ): Promise<UnitCount[]> {
    return readLines(this.dataSource.manager, stretch, times, { ...everything, unit });
  }
}

/** The unit's figures; but of acts in person only those of this very post. */
function chiefCounts(rows: readonly UnitCount[], unit: string): Counts {
  const counts = new Map(
    rollUp(
      rows.filter(({ source }) => source !== 'owner-act'),
      [unit],
    )(unit),
  );
  const own = sumCounts(rows.filter((row) => row.source === 'owner-act' && row.unit === unit));
  for (const [key, count] of own) counts.set(key, count);
  return counts;
}
