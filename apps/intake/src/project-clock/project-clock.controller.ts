import { WhatIfAnswer, WhatIfBody } from '@fengqiao/contracts/http/clock';
import { answerWhatIf } from '@fengqiao/domain/clock/what-if';
import { Describe } from '@fengqiao/service/api-doc';
import { unwrap } from '@fengqiao/service/problem';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RulesSource } from '../cases/rules-source.ts';

@ApiTags('clock')
@Controller('v1/clock')
export class ProjectClockController {
  constructor(private readonly rules: RulesSource) {}

  @Post('project')
  @HttpCode(200)
  @Describe({ summary: 'What if: when would a limit be due, and why', answer: WhatIfAnswer })
  project(@Body({ schema: WhatIfBody }) body: WhatIfBody) {
    return unwrap(answerWhatIf(body, () => this.rules.current.calendar));
  }
}
