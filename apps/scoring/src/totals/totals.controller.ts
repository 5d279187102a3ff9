import { LedgerTotals, TotalsQuery } from '@fengqiao/contracts/http/scoring/totals';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { Figures } from '@fengqiao/service/tables/table-negotiation';
import type { AnswerTable } from '@fengqiao/service/tables/answer-table';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { TwoTimesReader } from '../two-times.ts';
import { askedUnit } from '../units.ts';
import { LedgerTotalsReader } from './ledger-totals.ts';
import { Askers, type Asker } from '../asker.ts';

const timeZone = 'Asia/Shanghai';

@ApiTags('ledgers')
@Controller('v1/ledgers')
export class TotalsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: TwoTimesReader,
    private readonly totals: LedgerTotalsReader,
  ) {}

  @Get('totals')
  @Figures(totalsTable)
  @Describe({
    summary: 'Totals of the three ledgers for a unit and every unit below it',
    answer: LedgerTotals,
  })
  async read(
    @Query({ schema: TotalsQuery }) query: TotalsQuery,
    @Bearer(Askers) asker: Asker,
  ): Promise<LedgerTotals> {
    const times = unwrap(await this.times.resolve(query));
    // A unit that came on record later counted nothing by then; only one that never did is unknown.
    const unit = await askedUnit(this.dataSource.manager, query.unit, asker);
    const units = await this.totals.units(times.knownAt);
    return {
      asOf: formatMoment(times.asOf, timeZone),
      knownAt: formatMoment(times.knownAt, timeZone),
      items: await this.totals.read(unit, units, times),
    };
  }
}

function totalsTable({ items }: LedgerTotals): AnswerTable {
  const columns = [
    { key: 'unit', zh: '单位' },
    { key: 'ledger', zh: '台账' },
    { key: 'received', zh: '受理' },
    { key: 'closed', zh: '销号' },
    { key: 'open', zh: '在办' },
    { key: 'overdue', zh: '超期' },
  ];
  return { columns, rows: items };
}
