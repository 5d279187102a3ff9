import { WhatIfAnswer, WhatIfBody } from '@fengqiao/contracts/http/intake/clock';
import { answerWhatIf } from '@fengqiao/domain/clock/what-if';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { RulesSource } from '../rules/rules-source.ts';

@ApiTags('clock')
@Controller('v1/clock')
export class ProjectClockController {
  constructor(
    private readonly rules: RulesSource,
    private readonly dataSource: DataSource,
  ) {}

  @Post('project')
  @HttpCode(200)
  @Describe({ summary: 'What if: when would a limit be due, and why', answer: WhatIfAnswer })
  async project(@Body({ schema: WhatIfBody }) body: WhatIfBody) {
    const { calendar } = await this.rules.current(this.dataSource.manager);
    return unwrap(answerWhatIf(body, () => calendar));
  }
}
