import type { ChiefScores } from '@fengqiao/contracts/http/scores';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import { chiefPost } from '@fengqiao/domain/directory/posts';
import type { Unit } from '@fengqiao/domain/directory/unit';
import { sumCounts, type Counts } from '@fengqiao/domain/score/counts';
import type { Formula } from '@fengqiao/domain/score/formula';
import { scoringZone, type Period } from '@fengqiao/domain/score/period';
import type { Stint } from '@fengqiao/domain/score/tenure';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { everything, readBook, readLines, type UnitCount } from '../book/read-book.ts';
import { rollUp } from '../scores/roll-up.ts';
import { scoreView } from '../scores/score-view.ts';
import type { TwoTimes } from '../two-times.ts';
import { TenureReader } from './tenure-reader.ts';

/** 三长: those whose chief owns cases; a room's cases are its station's. */
const levelsWithChief = ['bureau', 'branch', 'division', 'station'];

/** Each chief's figures: the unit's, those below included, through the days he or she held the post. */
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
    const whole = await readBook(this.dataSource.manager, period, times);
    const items: ChiefScores['items'] = [];
    for (const unit of units)
      for (const stint of stints.get(unit.path) ?? []) {
        const isWhole = stint.from === stretch.from && stint.to === stretch.to;
        const rows = isWhole ? whole : await this.partOf(unit.path, stint, times);
        items.push(itemOf(unit, stint, chiefCounts(rows, unit.path), formula));
      }
    return items;
  }

  private async partOf(unit: string, stint: Stint, times: TwoTimes): Promise<UnitCount[]> {
    return readLines(this.dataSource.manager, stint, times, { ...everything, unit });
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

function itemOf({ path, nameZh, nameEn, level }: Unit, stint: Stint, counts: Counts, formula: Formula) {
  const { score, interval, status, measures, beside } = scoreView(counts, formula);
  return {
    unit: path,
    nameZh,
    nameEn,
    level,
    post: chiefPost(path),
    person: stint.person,
    knownFrom: stint.basis,
    from: formatMoment(stint.from, scoringZone),
    to: formatMoment(stint.to, scoringZone),
    score,
    interval,
    status,
    measures,
    beside,
  };
}
