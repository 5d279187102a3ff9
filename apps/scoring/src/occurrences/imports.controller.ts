import { ImportAnswer } from '@fengqiao/contracts/http/import';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeImport } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException } from '@fengqiao/service/problem';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ImportOccurrencesHandler } from './import-occurrences.handler.ts';

@ApiTags('imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(private readonly occurrences: ImportOccurrencesHandler) {}

  /** The same list again changes nothing, so it needs no key to be repeatable. */
  @Post('occurrences')
  @HttpCode(200)
  @DescribeImport({
    summary: 'Import what partner units tell of places: place, kind, day, source',
    answer: ImportAnswer,
  })
  async importOccurrences(@Req() http: Request, @Bearer() identity: Identity): Promise<ImportAnswer> {
    if (!identity.roles.includes('admin')) throw new ProblemException('forbidden');
    return this.occurrences.import(http.body, identity.person);
  }
}
