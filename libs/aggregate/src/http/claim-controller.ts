import { ClaimBody } from '@fengqiao/contracts/http/fragments/receipt';
import type { Refusal } from '@fengqiao/domain/refusal';
import { OpenToAll } from '@fengqiao/service/authentication/bearer';
import { ClientBlock } from '@fengqiao/service/http/client-address';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Body, Controller, HttpCode, Inject, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import type { Shown } from '../codes/query-code.ts';
import { named } from './command-controllers.ts';
import { tagged } from './tagged.ts';

interface ExchangesClaims<View> {
  claim(number: string, claim: Shown, preconditions: Preconditions): Promise<View | Refusal>;
}

/** `POST <under>/{number}/claim`: what stands on a receipt for a code. */
export function claimController<View extends { readonly version: number }>(described: {
  readonly tag: string;
  readonly under: string;
  readonly numbers: z.ZodType<string>;
  readonly handler: Type<ExchangesClaims<View>>;
  readonly answer: z.ZodType<View>;
  readonly operation: string;
}): Type {
  const { tag, under, numbers, handler: token, answer, operation } = described;

  @ApiTags(tag)
  @Controller(under)
  class ClaimController {
    constructor(@Inject(token) private readonly handler: ExchangesClaims<View>) {}

    @Post(':number/claim')
    @HttpCode(200)
    @OpenToAll()
    @DescribeCommand({
      summary:
        '换码 · the claim on a receipt for a code, once. Send a random Idempotency-Key, to repeat the call if its answer is lost',
      answer,
    })
    async claim(
      @Param('number', { schema: numbers }) number: string,
      @Body({ schema: ClaimBody }) { claim }: z.infer<typeof ClaimBody>,
      @ClientBlock() from: string,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ): Promise<View> {
      const shown = { secret: claim, from };
      return tagged(unwrap(await this.handler.claim(number, shown, preconditions)), response);
    }
  }
  return named(ClaimController, operation);
}
