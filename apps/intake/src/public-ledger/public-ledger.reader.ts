import { categoryNames } from '@fengqiao/domain/case/rules/catalogue';
import type { PublicLedger, PublicLedgerQuery } from '@fengqiao/contracts/http/intake/public-ledger';
import { lastEndedQuarter, quarterOf } from '@fengqiao/domain/case/disclosure/quarter';
import { localDate, workingDaysBetween } from '@fengqiao/domain/clock/calendar/working-days';
import type { Ledger } from '@fengqiao/domain/case/case';
import { ledgers } from '@fengqiao/domain/case/case';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import type { Directory } from '@fengqiao/domain/directory/directory';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { CallerLimit } from '@fengqiao/service/http/limits/caller-limit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import type { CaseRow } from '../cases/case.entity.ts';
import { PublicTotals } from './public-totals.ts';
import { publishedCases } from './published-cases.ts';

/** 公开台账: the public face of what was closed, and totals. It knows of no reader: everybody is answered alike. */
@Injectable()
export class PublicLedgerReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
    private readonly totals: PublicTotals,
    private readonly limit: CallerLimit,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  async read(query: PublicLedgerQuery, clientBlock: string): Promise<PublicLedger | Refusal> {
    const refusal = await this.limit.take('ledger', clientBlock, this.config.ledgerReadsPerHour);
    if (refusal) return refusal;
    const { manager } = this.dataSource;
    const premises = await this.desk.premisesAt(manager, await this.desk.now());
    const { calendar } = premises.rules;
    const asked = query.quarter === undefined ? null : quarterOf(query.quarter, calendar);
    if (query.quarter !== undefined && asked === null) return refuse('validation', 'quarter');
    const { rows, next } = await publishedCases(manager, query, asked);
    const ended = lastEndedQuarter(premises.now, calendar);
    const of = asked ?? ended;
    const totals = await this.totals.of(of, ended, premises);
    return {
      items: rows.map((row) => publicFace(row, premises)),
      next,
      totalsOf: totals.length > 0 ? of.name : null,
      totals: totals.map(({ unit, ledger, received, closed }) => ({
        ...named(unit, premises.directory),
        ledger: ledgerOf(ledger),
        received,
        closed,
      })),
    };
  }
}

/** Named fields only: never the citizen, whom it is about, or who handled it. */
function publicFace(row: CaseRow, { rules, directory }: ClimbPremises): PublicLedger['items'][number] {
  const { calendar } = rules;
  const { number, category, receivedAt } = row.state;
  const closedAt = row.publishedAt?.getTime() ?? 0;
  const words = categoryNames(rules.catalogue, category);
  return {
    number,
    ledger: ledgerOf(row.ledger),
    category,
    categoryNameZh: words?.nameZh ?? category,
    categoryNameEn: words?.nameEn ?? category,
    ...named(row.unit, directory),
    closedOn: localDate(calendar, closedAt),
    daysUsed: workingDaysBetween(calendar, receivedAt, closedAt),
    publicSummary: row.publicSummary ?? '',
  };
}

function named(unit: string, directory: Directory) {
  const { nameZh: unitNameZh = unit, nameEn: unitNameEn = unit } = directory.units.get(unit) ?? {};
  return { unit, unitNameZh, unitNameEn };
}

function ledgerOf(written: string): Ledger {
  const ledger = ledgers.find((each) => each === written);
  if (!ledger) throw new Error(`no ledger ${written}`);
  return ledger;
}
