import {
  DuplicatesBody,
  DuplicatesView,
  MergePreviewBody,
  MergePreviewView,
} from '@fengqiao/contracts/http/intake/duplicates';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DuplicatesReader } from './duplicates-reader.ts';
import { PreviewMergeReader } from './preview-merge.reader.ts';

/** Whether a matter is there already, and what merging would do: both are asked, nothing is written. */
@ApiTags('cases')
@Controller('v1')
export class DuplicatesController {
  constructor(
    private readonly duplicates: DuplicatesReader,
    private readonly merge: PreviewMergeReader,
  ) {}

  @Get('cases/:id/duplicates')
  @Describe({
    summary: 'Cases that may be the same matter, of those you may see, and why',
    answer: DuplicatesView,
  })
  async ofCase(@Param('id', { schema: z.uuid() }) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.duplicates.ofCase(id, identity));
  }

  @Post('duplicates')
  @HttpCode(200)
  @Describe({
    summary: 'The same of a matter that is being written down; nothing is kept',
    answer: DuplicatesView,
  })
  async ofDraft(@Body({ schema: DuplicatesBody }) body: DuplicatesBody, @Bearer() identity: Identity) {
    return this.duplicates.ofDraft(body, identity);
  }

  @Post('duplicates/merge-preview')
  @HttpCode(200)
  @Describe({
    summary:
      'What merging cases into another would do to its clocks, and which cannot be; nothing is written',
    answer: MergePreviewView,
  })
  async preview(
    @Body({ schema: MergePreviewBody }) { into, cases }: MergePreviewBody,
    @Bearer() identity: Identity,
  ) {
    return unwrap(await this.merge.preview(into, cases, identity));
  }
}
