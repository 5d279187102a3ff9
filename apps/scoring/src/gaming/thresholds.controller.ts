import {
  FlagThresholdsBody,
  FlagThresholdsList,
  FlagThresholdsView,
} from '@fengqiao/contracts/http/scoring/flags';
import { Describe, DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { tellVersion } from '@fengqiao/aggregate/http/tagged';
import { ThresholdRepository } from './threshold.repository.ts';
import { Askers, type Asker } from '../asker.ts';

/** Not for those who are looked at: who knows the line stays just below it. */
@ApiTags('flags')
@Controller('v1/flags/thresholds')
export class ThresholdsController {
  constructor(private readonly thresholds: ThresholdRepository) {}

  @Get()
  @Describe({
    summary: 'From how much on a flag is shown, every version; supervisors and administrators',
    answer: FlagThresholdsList,
  })
  async list(
    @Bearer(Askers) asker: Asker,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FlagThresholdsList> {
    requirePublisher(asker);
    const items = await this.thresholds.published();
    tellVersion(response, items.at(-1)?.version ?? 1);
    return { items };
  }

  @Put()
  @DescribeCommand({
    summary: 'Publish thresholds as the next version; supervisors and administrators',
    answer: FlagThresholdsView,
  })
  async publish(
    @Body({ schema: FlagThresholdsBody }) body: FlagThresholdsBody,
    @Bearer(Askers) asker: Asker,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FlagThresholdsView> {
    requirePublisher(asker);
    const content = ['flags/thresholds', body];
    const published = await this.thresholds.publish(body, { asker, preconditions, content });
    tellVersion(response, published.version);
    return published;
  }
}

function requirePublisher({ roles }: Asker): void {
  if (!roles.some((role) => role === 'supervisor' || role === 'admin'))
    throw new ProblemException('forbidden');
}
