import { ShowReferral, showReferralSubject, type Referral } from '@fengqiao/contracts/rpc/show-referral';
import type { CaseRecord } from '@fengqiao/domain/case/case-event';
import { EventRow } from '@fengqiao/postgres/event.entity';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';

/** Tells mediation what a dispute begins with: who quarrels stands in the record of the event, which none but we read. */
@Controller()
export class ShowReferralRpcController {
  constructor(private readonly dataSource: DataSource) {}

  @MessagePattern(showReferralSubject)
  async showReferral(@Payload() question: unknown): Promise<Referral> {
    const { caseId, seq } = ShowReferral.parse(question);
    const { manager } = this.dataSource;
    const where = { aggregateId: caseId, aggregateType: 'case', type: 'referred', seq };
    const [row, event] = await Promise.all([
      manager.findOneBy(CaseRow, { id: caseId }),
      manager.findOneBy(EventRow, where),
    ]);
    if (!row || !event) return { referral: null };
    const { parties = [] } = event.record as CaseRecord;
    const told = parties.map(({ name, phone = null }) => ({ name, phone }));
    return { referral: { title: row.summary, category: row.state.category, parties: told } };
  }
}
