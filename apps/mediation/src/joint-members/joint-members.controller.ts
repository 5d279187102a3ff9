import { JointMembersBody, JointMembersView } from '@fengqiao/contracts/http/mediation/joint-members';
import { UnitPath } from '@fengqiao/contracts/http/fragments/names';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { JointMembersHandler } from './joint-members.handler.ts';

const Station = { schema: UnitPath };

@ApiTags('joint mediation')
@Controller('v1/joint-members')
export class JointMembersController {
  constructor(private readonly members: JointMembersHandler) {}

  @Get(':station')
  @Describe({
    summary: 'The partner units that are members of a station’s joint mediation',
    answer: JointMembersView,
  })
  async read(@Param('station', Station) station: string, @Bearer() identity: Identity) {
    return unwrap(await this.members.read(station, identity));
  }

  @Put(':station')
  @DescribeCommand({
    summary: 'Make partner units the members; by the administrator or the station’s chief',
    answer: JointMembersView,
  })
  async set(
    @Param('station', Station) station: string,
    @Body({ schema: JointMembersBody }) body: JointMembersBody,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    const request = { identity, preconditions, content: ['joint-members', station, body] };
    return unwrap(await this.members.set(station, body, request));
  }
}
