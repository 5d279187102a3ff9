import {
  WhichDisputesVisible,
  whichDisputesVisibleSubject,
  type DisputesVisible,
} from '@fengqiao/contracts/rpc/which-disputes-visible';
import { callerAsked } from '@fengqiao/identity/subject-key';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { DisputeDesk } from '../disputes/dispute-desk.ts';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { visibleTo } from './dispute-query.ts';

/** Says which of some disputes a reader may see: the list's own rule. */
@Controller()
export class WhichDisputesVisibleRpcController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: DisputeDesk,
  ) {}

  @MessagePattern(whichDisputesVisibleSubject)
  async whichDisputesVisible(@Payload() question: unknown): Promise<DisputesVisible> {
    const { reader: asked, disputeIds } = WhichDisputesVisible.parse(question);
    const { manager } = this.dataSource;
    const { reader } = await this.desk.world(manager, { caller: callerAsked(asked) });
    const query = manager.createQueryBuilder(DisputeRow, 'a').select(['a.id']);
    const rows = await visibleTo(query.where('a.id = any(:disputeIds)', { disputeIds }), reader).getMany();
    return { visible: rows.map(({ id }) => id) };
  }
}
