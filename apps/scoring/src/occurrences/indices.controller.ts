import { ThreeZero, ThreeZeroQuery } from '@fengqiao/contracts/http/indices';
import { formatDate } from '@fengqiao/domain/clock/civil-date';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import { localDay } from '@fengqiao/domain/score/period';
import { zeroShares, type OccurrenceKind } from '@fengqiao/domain/score/three-zero';
import type { Identity } from '@fengqiao/identity/token-check';
import { Figures } from '@fengqiao/service/answer-form';
import type { AnswerTable } from '@fengqiao/service/answer-table';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { askedPeriod, tellTimes } from '../scores/asked-period.ts';
import { TwoTimesReader } from '../two-times.ts';
import { askedUnit, unitsKnown } from '../units.ts';

@ApiTags('indices')
@Controller('v1/indices')
export class IndicesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
  ) {}

  @Get('three-zero')
  @Figures(zeroTable)
  @Describe({ summary: 'Places without petition, accident or case in a period', answer: ThreeZero })
  async threeZero(
    @Query({ schema: ThreeZeroQuery }) query: ThreeZeroQuery,
    @Bearer() identity: Identity,
  ): Promise<ThreeZero> {
    const { period, times } = await askedPeriod(this.times, query);
    const { manager } = this.dataSource;
    const unit = await askedUnit(manager, query.unit, identity);
    const units = await unitsKnown(manager, times.knownAt);
    const places = units
      .filter(({ level, path }) => level === 'room' && isAtOrBelow(path, unit))
      .map(({ path }) => path);
    const last = Math.min(localDay(period.to) - 1, localDay(times.asOf));
    const rows: { place: string; kind: OccurrenceKind }[] = await manager.query(
      `select distinct place, kind from occurrence
       where occurred_on between $1 and $2 and recorded_at <= $3 and place = any($4) order by place, kind`,
      [formatDate(localDay(period.from)), formatDate(last), new Date(times.knownAt), places],
    );
    const struck = [...new Set(rows.map(({ place }) => place))].map((place) => ({
      place,
      kinds: rows.filter((row) => row.place === place).map(({ kind }) => kind),
    }));
    const items = zeroShares(places, rows);
    return { period: period.name, unit, ...tellTimes(times), places: places.length, items, struck };
  }
}

function zeroTable({ period, unit, places, items }: ThreeZero): AnswerTable {
  const columns = [
    { key: 'period', zh: '期间' },
    { key: 'unit', zh: '单位' },
    { key: 'kind', zh: '类别' },
    { key: 'places', zh: '村（社区）数' },
    { key: 'zero', zh: '零发生数' },
    { key: 'share', zh: '零发生占比' },
  ];
  return { columns, rows: items.map((item) => ({ period, unit, places, ...item })) };
}
