import { PolicyBody, PolicyVersion, PolicyView } from '@fengqiao/contracts/http/intake/policy';
import { Preview, PreviewQuery } from '@fengqiao/contracts/http/intake/publication';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PublishPolicyHandler } from './publish-policy.handler.ts';

/** The bureau's own limits and rungs. */
@ApiTags('policy')
@Controller('v1/policies/case')
export class PolicyController {
  constructor(private readonly policies: PublishPolicyHandler) {}

  @Get()
  @Describe({ summary: 'The policy for cases that begin now, or another version', answer: PolicyView })
  async read(
    @Query({ schema: PolicyVersion }) { version }: PolicyVersion,
    @Res({ passthrough: true }) response: Response,
  ) {
    return tagged(unwrap(await this.policies.read(version)), response);
  }

  @Put()
  @DescribeCommand({
    summary:
      'Publish a policy: for new cases, or on purpose for open ones too; with preview=true, only what it would move',
    answer: PolicyView.or(Preview),
  })
  async publish(
    @Query({ schema: PreviewQuery }) { preview }: PreviewQuery,
    @Body({ schema: PolicyBody }) body: PolicyBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['publish', 'policy', body] };
    if (preview === 'true') return unwrap(await this.policies.preview(body, request));
    return tagged(unwrap(await this.policies.publish(body, request)), response);
  }
}

function tagged(view: PolicyView, response: Response): PolicyView {
  response.setHeader('ETag', `"${view.edition}"`);
  return view;
}
