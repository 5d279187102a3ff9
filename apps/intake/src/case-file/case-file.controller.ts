import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { DescribeFile } from '@fengqiao/service/openapi/api-doc';
import { goneWith } from '@fengqiao/service/http/gone-with';
import { languageOf } from '@fengqiao/service/http/request-language';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CaseFileHandler } from './case-file.handler.ts';

const pdfType = 'application/pdf';

/** 案卷 */
@ApiTags('cases')
@Controller('v1/cases')
export class CaseFileController {
  constructor(private readonly handler: CaseFileHandler) {}

  @Get(':id/file.pdf')
  @DescribeFile(
    'The case file as a PDF, in the language of `Accept-Language`: what you are shown of the case, and on the paper of a complaint or a confidential case no reporter',
    [pdfType],
  )
  async file(
    @Param('id', { schema: z.uuid() }) id: string,
    @Bearer() identity: Identity,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const drawn = this.handler.draw(id, identity, languageOf(request), goneWith(response));
    const { name, pdf } = unwrap(await drawn);
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    return new StreamableFile(pdf, { type: pdfType });
  }
}
