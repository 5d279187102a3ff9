import { PromiseView, PublicUnits } from '@fengqiao/contracts/http/intake/promise';
import { OpenToAll } from '@fengqiao/service/authentication/bearer';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PromiseReader } from './promise-reader.ts';

/** 承诺时限与办理单位 */
@ApiTags('citizen')
@Controller('v1/public')
export class PromiseController {
  constructor(private readonly reader: PromiseReader) {}

  @Get('promise')
  @OpenToAll()
  @Describe({ summary: 'How long a matter takes, by the policy in force', answer: PromiseView })
  promise(): Promise<PromiseView> {
    return this.reader.promise();
  }

  @Get('units')
  @OpenToAll()
  @Describe({ summary: 'The names of the units that matters go to', answer: PublicUnits })
  units(): Promise<PublicUnits> {
    return this.reader.units();
  }
}
