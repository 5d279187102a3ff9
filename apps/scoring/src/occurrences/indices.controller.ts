import { ThreeZero, ThreeZeroQuery } from '@fengqiao/contracts/http/scoring/indices';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import { zeroShares } from '@fengqiao/domain/score/three-zero';
import { Figures } from '@fengqiao/service/tables/table-negotiation';
import type { AnswerTable } from '@fengqiao/service/tables/answer-table';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { FrozenScores } from '../periods/frozen-scores.ts';
import { askedPeriod, tellTimes } from '../scores/asked-period.ts';
import { TwoTimesReader } from '../two-times.ts';
import { askedUnit } from '../units.ts';
import { roomsKnown, affectedPlaces } from './affected-places.ts';
import { Askers, type Asker } from '../asker.ts';

@ApiTags('indices')
@Controller('v1/indices')
export class IndicesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly frozen: FrozenScores,
  ) {}

  @Get('three-zero')
  @Figures(zeroTable)
  @Describe({ summary: 'Places without petition, accident or case in a period', answer: ThreeZero })
  async threeZero(
    @Query({ schema: ThreeZeroQuery }) query: ThreeZeroQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<ThreeZero> {
    const { period, times } = await this.frozen.asFrozen(await askedPeriod(this.times, query));
    const { manager } = this.dataSource;
    const unit = await askedUnit(manager, query.unit, asker);
    const rooms = await roomsKnown(manager, times.knownAt);
    const places = rooms.filter((path) => isAtOrBelow(path, unit));
    const struck = await affectedPlaces(manager, places, period, times);
    const items = zeroShares(
      places,
      struck.flatMap(({ place, kinds }) => kinds.map((kind) => ({ place, kind }))),
    );
    const shown = struck.map(({ place, kinds }) => ({ place, kinds: [...kinds] }));
    return { period: period.name, unit, ...tellTimes(times), places: places.length, items, struck: shown };
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
