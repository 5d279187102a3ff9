import { CaseGroups, GroupsQuery, TableQuery } from '@fengqiao/contracts/http/intake/case-search';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Describe, DescribeFile } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { csvType, xlsxType } from '@fengqiao/service/tables/table-types';
import { sendTable } from '@fengqiao/service/tables/table-negotiation';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CaseReader } from './case-reader.ts';

/** Any search of the worklist as a chart's figures, and as a table. */
@ApiTags('cases')
@Controller('v1/cases')
export class SearchCasesController {
  constructor(private readonly reader: CaseReader) {}

  @Get('groups')
  @Describe({ summary: 'How many cases of a search there are of each kind', answer: CaseGroups })
  async groups(@Query({ schema: GroupsQuery }) query: GroupsQuery, @Bearer() identity: Identity) {
    return this.reader.groups(query, identity);
  }

  @Get('table')
  @DescribeFile('The cases of a search as a spreadsheet', [csvType, xlsxType])
  async table(
    @Query({ schema: TableQuery }) query: TableQuery,
    @Bearer() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ) {
    const table = unwrap(await this.reader.table(query, identity));
    return sendTable(table, query.format === 'xlsx' ? xlsxType : csvType, 'cases', response);
  }
}
