import { ShowReferral, showReferralSubject, type Referral } from '@fengqiao/contracts/rpc/show-referral';
import type { CaseRecord } from '@fengqiao/domain/case/case-event';
import { recordFor, shownTo } from '@fengqiao/domain/case/visibility/fields';
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
    // Named since: the units around the place of a dispute may be among those who must not know.
    if (!row || !event || row.confidential) return { referral: null };
    const { parties = [] } = recordFor('mediation', event.record) as CaseRecord;
    const told = parties.map(({ name, phone = null }) => ({ name, phone }));
    const title = shownTo('mediation', 'summary', row.summary) ?? '';
    return { referral: { title, category: row.state.category, parties: told } };
  }
}
