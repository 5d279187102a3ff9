import {
  ListDisputesOfCase,
  listDisputesOfCaseSubject,
  type DisputesOfCase,
} from '@fengqiao/contracts/rpc/list-disputes-of-case';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { DisputeRow } from '../disputes/dispute.entity.ts';

/** What mediation answers to other services: numbers and states, no parties. */
@Controller()
export class DisputesOfCaseRpcController {
  constructor(private readonly dataSource: DataSource) {}

  @MessagePattern(listDisputesOfCaseSubject)
  async listDisputesOfCase(@Payload() question: unknown): Promise<DisputesOfCase> {
    const { caseId } = ListDisputesOfCase.parse(question);
    const rows = await this.dataSource.manager.find(DisputeRow, {
      where: { relatedCase: caseId },
      order: { id: 'ASC' },
    });
    return { disputes: rows.map(({ id, number, status }) => ({ id, number, status })) };
  }
}
