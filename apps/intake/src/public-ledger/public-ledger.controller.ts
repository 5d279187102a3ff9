import { PublicLedger, PublicLedgerQuery } from '@fengqiao/contracts/http/intake/public-ledger';
import { OpenToAll } from '@fengqiao/service/authentication/bearer';
import { ClientBlock } from '@fengqiao/service/http/client-address';
import { AlikeForAll } from '@fengqiao/service/http/alike-for-all';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublicLedgerReader } from './public-ledger.reader.ts';

/** 公开台账 */
@ApiTags('citizen')
@Controller('v1/public/ledger')
export class PublicLedgerController {
  constructor(private readonly ledger: PublicLedgerReader) {}

  @Get()
  @OpenToAll()
  @AlikeForAll(60)
  @Describe({
    summary: 'What was closed and published, last closed first, and totals of bureau and branches; anybody',
    answer: PublicLedger,
  })
  async read(
    @Query({ schema: PublicLedgerQuery }) query: PublicLedgerQuery,
    @ClientBlock() clientBlock: string,
  ): Promise<PublicLedger> {
    return unwrap(await this.ledger.read(query, clientBlock));
  }
}
