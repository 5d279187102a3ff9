import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DescribeQueryCode, QueryCode, type Shown } from '@fengqiao/aggregate/codes/query-code';
import { dispositionOf, nameIn } from '@fengqiao/attachments/content/file-name';
import {
  AddressBody,
  AttachmentAddress,
  attachmentTypes,
  CaseAttachments,
  CitizenAddressBody,
  ContentToken,
  UploadedAttachment,
} from '@fengqiao/contracts/http/intake/attachments';
import { CaseNumber } from '@fengqiao/contracts/http/intake/citizen';
import { Problem } from '@fengqiao/contracts/problem';
import type { Identity } from '@fengqiao/identity/token-verifier';
import type { Logger } from '@fengqiao/observability/logger';
import { Bearer, OpenToAll } from '@fengqiao/service/authentication/bearer';
import { LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { ClientBlock } from '@fengqiao/service/http/client-address';
import { goneWith } from '@fengqiao/service/http/gone-with';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { ProblemException, unwrap } from '@fengqiao/service/problems/problem';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ReadAttachmentHandler, type Content } from './read-attachment.handler.ts';
import { TakeInHandler } from './take-in.handler.ts';

const Id = { schema: z.uuid() };
const any = 'application/octet-stream';

@ApiTags('attachments')
@Controller('v1/attachments')
export class AttachmentsController {
  constructor(
    private readonly arrivals: TakeInHandler,
    private readonly readings: ReadAttachmentHandler,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Post()
  @OpenToAll()
  @Describe({
    summary:
      'Hand in a photo or a PDF: the bytes alone, under the type they claim. A command names it within a day, or it is gone. ' +
      'Broken off, it is to be sent again from its beginning',
    answer: UploadedAttachment,
    status: 201,
  })
  @ApiConsumes(...attachmentTypes, any)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'Content-Disposition',
    required: false,
    description: "What the file is called: `attachment; filename*=UTF-8''…`",
  })
  async take(
    @Req() request: Request,
    @Bearer() identity: Identity | null,
    @ClientBlock() clientBlock: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadedAttachment> {
    const { headers } = request;
    const packed = headers['content-encoding'];
    if (packed !== undefined && packed !== 'identity') throw new ProblemException('unsupported-media-type');
    return unwrap(
      await this.arrivals.take({
        ...{ identity, clientBlock, bytes: request },
        claimed: claimedBy(headers['content-type']),
        name: nameIn(headers['content-disposition']),
        length: Number(headers['content-length'] ?? Number.NaN),
        gone: goneWith(response),
      }),
    );
  }

  @Post(':id/address')
  @HttpCode(200)
  @Describe({
    summary: 'An address of a few minutes for an attachment of a case that you may read',
    answer: AttachmentAddress,
  })
  async address(
    @Param('id', Id) id: string,
    @Body({ schema: AddressBody }) { original }: z.infer<typeof AddressBody>,
    @Bearer() identity: Identity,
  ): Promise<AttachmentAddress> {
    return unwrap(await this.readings.addressFor(id, original ? 'original' : 'shown', identity));
  }

  @Get('content/:token')
  @OpenToAll()
  @ApiOperation({
    summary: 'What an address leads to, for whoever it was given to: of staff with the same person’s token',
  })
  @ApiResponse({
    status: 200,
    description: 'The content',
    content: Object.fromEntries(
      [...attachmentTypes, any].map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
    ),
  })
  @ApiResponse({
    status: 'default',
    description: 'Anything else: RFC 9457 with a stable code',
    standardSchema: Problem,
  })
  async content(
    @Param('token', { schema: ContentToken }) token: string,
    @Bearer() identity: Identity | null,
    @Res() response: Response,
  ): Promise<void> {
    const content = unwrap(await this.readings.open(token, identity));
    const first = await content.bytes.next();
    response.status(200).set(headersOf(content));
    try {
      await pipeline(Readable.from(following(first, content.bytes)), response);
    } catch (error) {
      // Whoever went away; or what was kept is not as it was: the connection ends before the length that was said.
      if (!response.destroyed) this.log.error({ err: error }, 'an attachment could not be read to its end');
      response.destroy();
    }
  }
}

@ApiTags('cases')
@Controller('v1/cases')
export class AttachmentsOfCaseController {
  constructor(private readonly readings: ReadAttachmentHandler) {}

  @Get(':id/attachments')
  @Describe({ summary: 'Photos and papers of the case, in the order they came', answer: CaseAttachments })
  async list(@Param('id', Id) id: string, @Bearer() identity: Identity): Promise<CaseAttachments> {
    return unwrap(await this.readings.list(id, identity));
  }
}

@ApiTags('citizen')
@Controller('v1/public/cases')
export class CitizenAttachmentsController {
  constructor(private readonly readings: ReadAttachmentHandler) {}

  @Post(':number/attachments/:id/address')
  @HttpCode(200)
  @OpenToAll()
  @DescribeQueryCode()
  @Describe({ summary: 'An address of a few minutes for what you have sent', answer: AttachmentAddress })
  async address(
    @Param('number', { schema: CaseNumber }) number: string,
    @Param('id', Id) id: string,
    @Body({ schema: CitizenAddressBody }) _: object,
    @QueryCode() code: Shown,
  ): Promise<AttachmentAddress> {
    return unwrap(await this.readings.addressByCode(number, code, id));
  }
}

/** Without parameters; `application/octet-stream` claims nothing. */
function claimedBy(header: string | undefined): string | null {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '' || type === any) return null;
  return type === 'image/jpg' ? 'image/jpeg' : type;
}

/** Saved rather than shown, and where a browser shows it all the same it may do nothing. */
function headersOf({ row, form, size }: Content): Record<string, string> {
  return {
    'Content-Type': form === 'original' ? any : row.type,
    'Content-Length': String(size),
    'Content-Disposition': dispositionOf(row.name ?? row.id),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  };
}

async function* following(first: IteratorResult<Buffer>, rest: AsyncGenerator<Buffer>) {
  if (!first.done) yield first.value;
  yield* rest;
}
