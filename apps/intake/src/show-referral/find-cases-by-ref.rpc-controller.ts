import {
  FindCasesByRef,
  findCasesByRefSubject,
  type CasesByRef,
} from '@fengqiao/contracts/rpc/find-cases-by-ref';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';

/** Tells mediation which cases its imported disputes mean: ids alone, and none of a case that somebody must not know of. */
@Controller()
export class FindCasesByRefRpcController {
  constructor(private readonly dataSource: DataSource) {}

  @MessagePattern(findCasesByRefSubject)
  async findCasesByRef(@Payload() question: unknown): Promise<CasesByRef> {
    const { refs } = FindCasesByRef.parse(question);
    const cases: CasesByRef['cases'] = await this.dataSource.query(
      'select ref, id from ledger_case where ref = any($1) and not confidential order by ref',
      [refs],
    );
    return { cases };
  }
}
