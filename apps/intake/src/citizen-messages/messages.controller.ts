import { CaseMessages, MessageChannels } from '@fengqiao/contracts/http/intake/message';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer, OpenToAll } from '@fengqiao/service/authentication/bearer';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { MessageReader } from './message-reader.ts';

const Id = { schema: z.uuid() };

@ApiTags('notices')
@Controller('v1/cases')
class CaseMessagesController {
  constructor(private readonly reader: MessageReader) {}

  @Get(':id/messages')
  @Describe({
    summary: 'What the citizen of a case was told by message, and what became of it',
    answer: CaseMessages,
  })
  async ofCase(@Param('id', Id) id: string, @Bearer() identity: Identity) {
    return unwrap(await this.reader.ofCase(id, identity));
  }
}

@ApiTags('citizen')
@Controller('v1/public/message-channels')
class MessageChannelsController {
  constructor(private readonly reader: MessageReader) {}

  @Get()
  @OpenToAll()
  @Describe({
    summary: 'By which channels a citizen can be told what becomes of a matter, and when none is used',
    answer: MessageChannels,
  })
  async channels() {
    return this.reader.channels();
  }
}

export const messageControllers = [CaseMessagesController, MessageChannelsController];
