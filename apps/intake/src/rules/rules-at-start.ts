import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { defaultPolicy, type CasePolicy } from '@fengqiao/domain/case/rules/policy';
import type { BureauDefinition } from '@fengqiao/domain/clock/calendar/bureau-hours';
import { isRefusal } from '@fengqiao/domain/refusal';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CLOCK, CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readPolicyFile } from './policy-file.ts';
import { RulePublisher } from './rule-publisher.ts';

/** The calendar that comes with the software. */
export const builtInCalendar: BureauDefinition = { ...cnCalendarDefinition(), unitHours: [] };

/**
 * Publishes what a process brings with it: calendar and policy for a bureau that has none, a calendar of a newer
 * release that knows more years (unless the bureau has published one of its own), and a policy file under a name that
 * was not there before. Throws when that name was published with other content: cases are promised what it said.
 */
@Injectable()
export class RulesAtStart implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async onModuleInit(): Promise<void> {
    const { policyFile } = this.config;
    const policy = policyFile === undefined ? null : readPolicyFile(policyFile);
    await this.dataSource.transaction(async (manager) => {
      const publisher = await RulePublisher.open(manager, this.clock);
      if (publisher.isEmpty) await publisher.publishFirst(builtInCalendar, defaultPolicy);
      const { publishedBy, calendar } = publisher.calendar;
      if (publishedBy === null && knowsMore(builtInCalendar, calendar))
        await publisher.publishCalendar(builtInCalendar, null);
      if (policy) await publishOnce(publisher, policy);
      // What releases that told nobody have published, some of them perhaps still beside this one.
      await publisher.tell();
    });
  }
}

async function publishOnce(publisher: RulePublisher, policy: CasePolicy): Promise<void> {
  const isPublished = publisher.holdsPolicy(policy);
  if (isRefusal(isPublished))
    throw new Error(`policy version ${policy.version} was published before with other content: name it anew`);
  if (!isPublished) await publisher.publishPolicy(policy, false, null);
}

/** An older process that starts beside a newer one must not take the newer calendar back. */
function knowsMore(ours: BureauDefinition, theirs: BureauDefinition): boolean {
  const known = new Set(ours.knownYears);
  return known.size > theirs.knownYears.length && theirs.knownYears.every((year) => known.has(year));
}
