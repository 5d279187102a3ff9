import { ClimbActivities } from '@fengqiao/aggregate/commands/climb.activities';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK, METRICS } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';

/** The ladder's command on a case; says when nobody was there to be told. */
@Injectable()
export class ClimbCaseActivities extends ClimbActivities<StoredCaseTypes> {
  private readonly fallbacks: Counter;

  constructor(
    dataSource: DataSource,
    private readonly desk: CaseDesk,
    parts: BackgroundComponents,
    @Inject(CLOCK) clock: ClockPort,
    @Inject(METRICS) metrics: Registry,
  ) {
    super(cases, dataSource, parts, clock);
    this.fallbacks = new Counter({
      name: 'fengqiao_ladder_fallbacks_total',
      help: 'Rungs for which nobody up to the top could act, taken by the fallback post',
      registers: [metrics],
    });
  }

  protected premisesAt(manager: EntityManager, now: number) {
    return this.desk.premisesAt(manager, now);
  }

  protected override climbed(events: readonly CaseEvent[]): void {
    const told = events.flatMap(({ fact }) => (fact.type === 'rung-climbed' ? fact.rung.addressees : []));
    this.fallbacks.inc(told.filter((addressee) => addressee.fallback).length);
  }
}
