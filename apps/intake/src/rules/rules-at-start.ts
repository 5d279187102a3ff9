import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { defaultPolicy, type CasePolicy } from '@fengqiao/domain/case/policy';
import type { BureauDefinition } from '@fengqiao/domain/clock/bureau-hours';
import { isRefusal } from '@fengqiao/domain/refusal';
import type { ServiceConfig } from '@fengqiao/service/config';
import { CLOCK, CONFIG } from '@fengqiao/service/tokens';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readPolicyFile } from './policy-file.ts';
import { RulePress } from './rule-press.ts';

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
      const press = await RulePress.open(manager, this.clock);
      if (press.isEmpty) await press.publishFirst(builtInCalendar, defaultPolicy);
      const { publishedBy, calendar } = press.calendar;
      if (publishedBy === null && knowsMore(builtInCalendar, calendar))
        await press.publishCalendar(builtInCalendar, null);
      if (policy) await publishOnce(press, policy);
      // What releases that told nobody have published, some of them perhaps still beside this one.
      await press.tell();
    });
  }
}

async function publishOnce(press: RulePress, policy: CasePolicy): Promise<void> {
  const isPublished = press.holdsPolicy(policy);
  if (isRefusal(isPublished))
    throw new Error(`policy version ${policy.version} was published before with other content: name it anew`);
  if (!isPublished) await press.publishPolicy(policy, false, null);
}

/** An older process that starts beside a newer one must not take the newer calendar back. */
function knowsMore(ours: BureauDefinition, theirs: BureauDefinition): boolean {
  const known = new Set(ours.knownYears);
  return known.size > theirs.knownYears.length && theirs.knownYears.every((year) => known.has(year));
}
