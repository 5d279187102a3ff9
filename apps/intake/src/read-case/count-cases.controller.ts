import { CaseFilters } from '@fengqiao/contracts/http/intake/case';
import { CaseCount } from '@fengqiao/contracts/http/intake/case-count';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseReader } from './case-reader.ts';

/** The number behind a tab or filter of the worklist. */
@ApiTags('cases')
@Controller('v1/cases')
export class CountCasesController {
  constructor(private readonly reader: CaseReader) {}

  @Get('counts')
  @Describe({
    summary: 'How many cases the worklist has for these filters: exact to 1,000, then that there are more',
    answer: CaseCount,
  })
  async count(@Query({ schema: CaseFilters }) filters: CaseFilters, @Bearer() identity: Identity) {
    return this.reader.count(filters, identity);
  }
}
