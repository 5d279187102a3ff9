import { AccountabilityList, AccountabilityQuery } from '@fengqiao/contracts/http/intake/notice';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountabilityReader } from './accountability-reader.ts';

@ApiTags('accountability')
@Controller('v1/accountability')
export class AccountabilityController {
  constructor(private readonly reader: AccountabilityReader) {}

  @Get()
  @Describe({
    summary: 'Who answers for what ran late or satisfied nobody, newest first, in the scope of the reader',
    answer: AccountabilityList,
  })
  async list(
    @Query({ schema: AccountabilityQuery }) query: AccountabilityQuery,
    @Bearer() identity: Identity,
  ) {
    return unwrap(await this.reader.list(query, identity));
  }
}
