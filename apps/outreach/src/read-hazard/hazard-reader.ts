import { PlainReader } from '@fengqiao/aggregate/reading/plain-reader';
import type { HazardQuery, HazardSummary, HazardView } from '@fengqiao/contracts/http/outreach/hazard';
import type { PlainWorld } from '@fengqiao/domain/aggregate/plain-kind';
import { mayReadResponsible } from '@fengqiao/domain/hazard/visibility/responsible';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { NoticeDocumentRow } from '../documents/notice-document.entity.ts';
import type { HazardRow } from '../hazards/hazard.entity.ts';
import { hazardSummary, hazardView } from '../hazards/hazard-view.ts';
import { hazards, type StoredHazardTypes } from '../hazards/stored-hazard.ts';
import { OutreachDesk } from '../world/outreach-desk.ts';
import { readAuditColumns } from '../world/read-audit.ts';

@Injectable()
export class HazardReading extends PlainReader<StoredHazardTypes, HazardQuery, HazardSummary, HazardView> {
  constructor(dataSource: DataSource, desk: OutreachDesk) {
    super(dataSource, hazards, desk, {
      ...{ audit: readAuditColumns, narrow, summary: hazardSummary, view: hazardView },
    });
  }

  protected override isTelling({ responsible }: HazardView): boolean {
    return responsible !== null;
  }

  /** The paper as it was issued: it names who must put the hazard right, and is read by those alone who may know. */
  async notice(id: string, n: number, identity: Identity): Promise<NoticeDocumentRow | Refusal> {
    const show = async ({ id: hazardId, state }: HazardRow, { reader }: PlainWorld) => {
      if (!mayReadResponsible(state, reader)) return refuse('forbidden');
      return (await this.manager.findOneBy(NoticeDocumentRow, { hazardId, n })) ?? refuse('not-found');
    };
    return this.forStaff<NoticeDocumentRow>(id, identity, 'notice', show, () => true);
  }
}

/** The filters of the list; each narrows. */
function narrow(rows: SelectQueryBuilder<HazardRow>, query: HazardQuery, now: number) {
  const { unit, overdue, stage, kind, channel, handler, number, ref } = query;
  for (const [column, value] of Object.entries({ stage, kind, channel, handler, number, ref }))
    if (value !== undefined) rows.andWhere(`a.${column} = :${column}`, { [column]: value });
  if (unit) rows.andWhere(`(a.unit = :unit or starts_with(a.unit, :unit || '.'))`, { unit });
  if (overdue === true) rows.andWhere('a.overdue_from < :now', { now: new Date(now) });
  if (overdue === false)
    rows.andWhere('(a.overdue_from is null or a.overdue_from >= :now)', { now: new Date(now) });
  return rows;
}
