import { DigestDay, DigestView } from '@fengqiao/contracts/http/mediation/digest';
import { UnitPath } from '@fengqiao/contracts/http/fragments/names';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DigestReading } from './digest-reader.ts';

@ApiTags('consultations')
@Controller('v1/digests')
export class DigestsController {
  constructor(private readonly reading: DigestReading) {}

  @Get(':station')
  @Describe({ summary: 'The facts behind a day’s digest of a station’s joint mediation', answer: DigestView })
  async read(
    @Param('station', { schema: UnitPath }) station: string,
    @Query({ schema: DigestDay }) { day }: DigestDay,
    @Bearer() identity: Identity,
  ) {
    return unwrap(await this.reading.read(station, day ?? null, identity));
  }
}
