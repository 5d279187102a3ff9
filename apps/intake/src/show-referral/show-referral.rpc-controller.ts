import { ShowReferral, showReferralSubject, type Referral } from '@fengqiao/contracts/rpc/show-referral';
import type { CaseRecord } from '@fengqiao/domain/case/case-event';
import { readEvents } from '@fengqiao/postgres/store/read-events';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';

/** Tells mediation what a dispute begins with: who quarrels stands in the words of the event, which none but we read. */
@Controller()
export class ShowReferralRpcController {
  constructor(private readonly dataSource: DataSource) {}

  @MessagePattern(showReferralSubject)
  async showReferral(@Payload() question: unknown): Promise<Referral> {
    const { caseId, seq } = ShowReferral.parse(question);
    const { manager } = this.dataSource;
    const [row, referrals] = await Promise.all([
      manager.findOneBy(CaseRow, { id: caseId }),
      readEvents<object, CaseRecord>(manager, [caseId], ['referred']),
    ]);
    const event = referrals.find((each) => each.seq === seq);
    if (!row || !event) return { referral: null };
    const { parties = [] } = event.record;
    const told = parties.map(({ name, phone = null }) => ({ name, phone }));
    return { referral: { title: row.summary, category: row.state.category, parties: told } };
  }
}
