import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';

/** For whoever runs the gateway. Sessions need PostgreSQL; a service that is away is told to whoever asks for it. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('healthz')
  health() {
    return { status: 'alive', service: 'gateway' };
  }

  @Get('readyz')
  async ready(@Res() response: Response) {
    const postgres = await this.dataSource.query('select 1').then(
      () => 'up',
      () => 'down',
    );
    const isReady = postgres === 'up';
    response
      .status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
      .json({ status: isReady ? 'ready' : 'unavailable', service: 'gateway', parts: { postgres } });
  }
}
