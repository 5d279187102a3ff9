import { Bus } from '@fengqiao/nats/bus';
import { TemporalClient } from '@fengqiao/temporal/temporal-client';
import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { BackgroundComponents } from '../background/background-components.ts';
import { OpenToAll } from '../authentication/bearer.ts';
import type { ServiceConfig } from '../bootstrap/config.ts';
import { CONFIG, METRICS } from '../bootstrap/tokens.ts';

type Part = 'up' | 'down';

/** For whoever runs the service: is it alive, can it serve, what does it count. */
@OpenToAll()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(METRICS) private readonly metrics: Registry,
    private readonly dataSource: DataSource,
    private readonly bus: Bus,
    private readonly temporal: TemporalClient,
    private readonly parts: BackgroundComponents,
  ) {}

  @Get('healthz')
  health() {
    return { status: 'alive', service: this.config.service };
  }

  /** Where commands are served only PostgreSQL decides: they work without the others. */
  @Get('readyz')
  async ready(@Res() response: Response) {
    const [postgres, temporal] = await Promise.all([this.askPostgres(), this.askTemporal()]);
    const nats: Part = this.bus.isConnected() ? 'up' : 'down';
    const { roles } = this.config;
    const needed = roles.has('api')
      ? [postgres]
      : [postgres, ...(roles.has('relay') ? [nats] : []), ...(this.parts.needsTemporal ? [temporal] : [])];
    const isReady = !needed.includes('down');
    const isWhole = [postgres, nats, temporal].every((part) => part === 'up');
    response.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json({
      status: isReady ? (isWhole ? 'ready' : 'degraded') : 'unavailable',
      service: this.config.service,
      roles: [...roles],
      parts: { postgres, nats, temporal },
    });
  }

  @Get('metrics')
  async measure(@Res() response: Response) {
    response.type(this.metrics.contentType).send(await this.metrics.metrics());
  }

  private async askPostgres(): Promise<Part> {
    return this.dataSource.query('select 1').then(
      () => 'up',
      () => 'down',
    );
  }

  private async askTemporal(): Promise<Part> {
    return (await this.temporal.isReachable()) ? 'up' : 'down';
  }
}
