import { LedgerTotals, TotalsQuery } from '@fengqiao/contracts/http/totals';
import { formatMoment } from '@fengqiao/domain/clock/moment';
import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException, unwrap } from '@fengqiao/service/problem';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TwoTimesReader } from '../two-times.ts';
import { LedgerTotalsReader } from './ledger-totals.ts';

const timeZone = 'Asia/Shanghai';

@ApiTags('ledgers')
@Controller('v1/ledgers')
export class TotalsController {
  constructor(
    private readonly times: TwoTimesReader,
    private readonly totals: LedgerTotalsReader,
  ) {}

  @Get('totals')
  @Describe({
    summary: 'Totals of the three ledgers for a unit and every unit below it',
    answer: LedgerTotals,
  })
  async read(
    @Query({ schema: TotalsQuery }) query: TotalsQuery,
    @Bearer() identity: Identity,
  ): Promise<LedgerTotals> {
    const times = unwrap(await this.times.resolve(query));
    // A unit that came on record later counted nothing by then; only one that never did is unknown.
    const unit = askedUnit(query.unit, await this.totals.units(null), identity);
    const units = await this.totals.units(times.knownAt);
    return {
      asOf: formatMoment(times.asOf, timeZone),
      knownAt: formatMoment(times.knownAt, timeZone),
      items: await this.totals.read(unit, units, times),
    };
  }
}

/** A unit sees itself and below; who sees the whole bureau, all of it. Outside that, nothing exists. */
function askedUnit(asked: string | undefined, units: readonly string[], identity: Identity): string {
  const seesAll = seesWholeBureau(identity);
  // The bureau's path has one step and stands first among the units that are not partners.
  const bureau = units.find((path) => !path.includes('.'));
  const unit = asked ?? (seesAll ? bureau : undefined) ?? identity.unit;
  if (!seesAll && !isAtOrBelow(unit, identity.unit)) throw new ProblemException('not-found');
  if (!units.includes(unit))
    throw new ProblemException('unknown-unit', [{ field: 'unit', code: 'unknown-unit' }]);
  return unit;
}
