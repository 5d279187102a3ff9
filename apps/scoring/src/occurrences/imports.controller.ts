import { ImportAnswer } from '@fengqiao/contracts/http/import';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeImport, RepeatableByKey } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { ImportOccurrencesHandler } from './import-occurrences.handler.ts';

@ApiTags('imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(private readonly occurrences: ImportOccurrencesHandler) {}

  /** The same list again changes nothing; with a key it is told what it was told the first time. */
  @Post('occurrences')
  @HttpCode(200)
  @RepeatableByKey
  @DescribeImport({
    summary: 'Import what partner units tell of places: place, kind, day, source',
    answer: ImportAnswer,
  })
  async importOccurrences(
    @Req() http: Request,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ): Promise<ImportAnswer> {
    if (!identity.roles.includes('admin')) throw new ProblemException('forbidden');
    const body: unknown = http.body;
    const hash = createHash('sha256')
      .update(body instanceof Uint8Array ? body : '')
      .digest('hex');
    return this.occurrences.import(body, { identity, preconditions, content: ['occurrences', hash] });
  }
}
