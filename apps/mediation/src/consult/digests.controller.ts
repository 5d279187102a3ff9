import { DigestDay, DigestView } from '@fengqiao/contracts/http/digest';
import { UnitPath } from '@fengqiao/contracts/http/names';
import type { Identity } from '@fengqiao/identity/token-check';
import { Describe } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { unwrap } from '@fengqiao/service/problem';
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
