import type { Quarter } from '@fengqiao/domain/case/disclosure/quarter';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PublicTotalRow } from './public-total.entity.ts';

/** Totals of quarters that have ended. */
@Injectable()
export class PublicTotals {
  constructor(private readonly dataSource: DataSource) {}

  async of({ name }: Quarter, _: ClimbPremises): Promise<PublicTotalRow[]> {
    return this.dataSource.manager.find(PublicTotalRow, {
      where: { quarter: name },
      order: { unit: 'ASC', ledger: 'ASC' },
    });
  }
}
