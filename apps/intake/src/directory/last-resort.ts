import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { World } from '@fengqiao/domain/case/decide/world';
import { hasLastResort } from '@fengqiao/domain/case/rules/last-resort';
import { CLOCK, METRICS } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { DataSource, type EntityManager } from 'typeorm';
import { RulesSource } from '../rules/rules-source.ts';
import { DirectorySource } from './directory-source.ts';

/** Whether a change of the directory, written but not committed, leaves the last resort without anybody who was there before. */
export async function losesLastResort(
  manager: EntityManager,
  { rules, directory, now }: World,
): Promise<boolean> {
  if (!hasLastResort(rules.policy, directory, now)) return false;
  // Read past every snapshot: should this be refused, nobody must remember it.
  const after = await new DirectorySource().current(manager);
  return !hasLastResort(rules.policy, after, now);
}

/** Looks at start whether a case about the bureau and its inspectors would have anybody, and on every scrape again. */
@Injectable()
export class LastResortWatch implements OnApplicationBootstrap {
  private readonly log = new Logger(LastResortWatch.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
    @Inject(METRICS) metrics: Registry,
  ) {
    const isMissing = () => this.isMissing();
    new Gauge({
      name: 'fengqiao_last_resort_missing',
      help: '1 when nobody outside the bureau and its inspection group could take a case about both',
      registers: [metrics],
      async collect() {
        // While the database is away the last answer stands.
        await isMissing().then(
          (missing) => this.set(missing ? 1 : 0),
          () => undefined,
        );
      },
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (await this.isMissing())
      this.log.error('no-last-resort: seat somebody in a post that the policy names as lastResort');
  }

  private async isMissing(): Promise<boolean> {
    const { manager } = this.dataSource;
    const [directory, rules, now] = await Promise.all([
      this.directories.current(manager),
      this.rules.current(manager),
      this.clock.now(),
    ]);
    return !hasLastResort(rules.policy, directory, now);
  }
}
