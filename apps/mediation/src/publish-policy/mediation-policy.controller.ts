import {
  MediationPolicyBody,
  MediationPolicyVersion,
  MediationPolicyView,
} from '@fengqiao/contracts/http/mediation/mediation-policy';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PublishMediationPolicyHandler } from './publish-mediation-policy.handler.ts';

/** The bureau's own limits and rungs of disputes. */
@ApiTags('policy')
@Controller('v1/policies/mediation')
export class MediationPolicyController {
  constructor(private readonly policies: PublishMediationPolicyHandler) {}

  @Get()
  @Describe({
    summary: 'The policy for disputes that begin now, or another version',
    answer: MediationPolicyView,
  })
  async read(
    @Query({ schema: MediationPolicyVersion }) { version }: MediationPolicyVersion,
    @Res({ passthrough: true }) response: Response,
  ) {
    return tagged(unwrap(await this.policies.read(version)), response);
  }

  @Put()
  @DescribeCommand({
    summary:
      'Publish a policy for disputes that begin from now on; each dispute keeps the one it began with, but for the days to ask a court, which are those of the policy in force',
    answer: MediationPolicyView,
  })
  async publish(
    @Body({ schema: MediationPolicyBody }) body: MediationPolicyBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ) {
    const request = { identity, preconditions, content: ['publish', 'mediation-policy', body] };
    return tagged(unwrap(await this.policies.publish(body, request)), response);
  }
}

function tagged(view: MediationPolicyView, response: Response): MediationPolicyView {
  response.setHeader('ETag', `"${view.edition}"`);
  return view;
}
