import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  WhichCasesVisible,
  whichCasesVisibleSubject,
  type CasesVisible,
} from '@fengqiao/contracts/rpc/which-cases-visible';
import { principalText } from '@fengqiao/domain/aggregate/principal';
import { readerOf } from '@fengqiao/domain/aggregate/reader';
import { callerAsked } from '@fengqiao/identity/subject-key';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { DirectorySource } from '../directory/directory-source.ts';
import { visibleTo } from '../read-case/case-query.ts';
import { recordRead } from '../read-case/read-audit.ts';

/** Says which of some cases a reader may see: the worklist's own rule, and its own line in the audit. */
@Controller()
export class TellVisibleRpcController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  @MessagePattern(whichCasesVisibleSubject)
  async whichCasesVisible(@Payload() question: unknown): Promise<CasesVisible> {
    const { reader: asked, caseIds } = WhichCasesVisible.parse(question);
    const { manager } = this.dataSource;
    const now = await this.clock.now();
    const directory = await this.directories.current(manager);
    const reader = readerOf(callerAsked(asked), directory, now);
    const query = manager.createQueryBuilder(CaseRow, 'c').select(['c.id', 'c.confidential']);
    const rows = await visibleTo(query.where('c.id = any(:caseIds)', { caseIds }), {
      reader,
      directory,
      now,
    }).getMany();
    const confidential = rows.filter((row) => row.confidential).map((row) => row.id);
    await recordRead(manager, {
      person: reader.id ?? principalText(reader.principal),
      what: 'list',
      ids: confidential,
      showed: false,
      at: now,
    });
    return { visible: rows.map(({ id }) => id) };
  }
}
