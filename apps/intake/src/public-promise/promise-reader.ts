import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { PromiseView, PublicUnits } from '@fengqiao/contracts/http/intake/promise';
import { ledgers, type Ledger } from '@fengqiao/domain/case/case';
import { reopenableMs } from '@fengqiao/domain/case/rules/citizen-dates';
import { limitFor, ordinary, type CasePolicy } from '@fengqiao/domain/case/rules/policy';
import type { CaseRules } from '@fengqiao/domain/case/rules/rule-book';
import { DAY_MS } from '@fengqiao/domain/clock/dates/civil-date';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { Limit } from '@fengqiao/domain/clock/limit/limit';
import { projectDue } from '@fengqiao/domain/clock/projection/project';
import { isRefusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DirectorySource } from '../directory/directory-source.ts';
import { RulesSource } from '../rules/rules-source.ts';

const told = ['assign', 'complete', 'follow-up', 'sign-off', 'archive'] as const;

/** What anybody may know before there is a matter: how long it takes, and who there is. */
@Injectable()
export class PromiseReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: RulesSource,
    private readonly directories: DirectorySource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async promise(): Promise<PromiseView> {
    const rules = await this.rules.current(this.dataSource.manager);
    const now = await this.clock.now();
    return {
      policy: rules.policy.version,
      ledgers: ledgers.map((ledger) => ({ ledger, ...promisedFor(ledger, rules, now) })),
      reopenDays: reopenableMs / DAY_MS,
      serverTime: formatMoment(now, rules.calendar.definition.timeZone),
    };
  }

  async units(): Promise<PublicUnits> {
    const { manager } = this.dataSource;
    const [{ units }, { calendar }] = await Promise.all([
      this.directories.current(manager),
      this.rules.current(manager),
    ]);
    const items = [...units.values()].map(({ path, nameZh, nameEn, level, parent }) => ({
      ...{ path, nameZh, nameEn, level, parent },
    }));
    const serverTime = formatMoment(await this.clock.now(), calendar.definition.timeZone);
    return { items, serverTime };
  }
}

function promisedFor(ledger: Ledger, { policy, calendar }: CaseRules, now: number) {
  const matter = { ledger, category: '', responseClass: ordinary };
  const limits = told.flatMap((clock) => limitOf(policy, { ...matter, anonymous: false }, clock));
  const anonymous = limitOf(policy, { ...matter, anonymous: true }, 'follow-up').map(({ limit }) => ({
    ...{ clock: 'anonymous-follow-up' as const, limit },
  }));
  const dueAfter = (start: number | null, name: string) => {
    const limit = limits.find(({ clock }) => clock === name)?.limit ?? null;
    if (start === null || limit === null) return null;
    const due = projectDue({ calendar, limit, startedAt: start, suspensions: [] });
    return isRefusal(due) ? null : due.dueAt;
  };
  const local = (moment: number | null) =>
    moment === null ? null : formatMoment(moment, calendar.definition.timeZone);
  const assigned = dueAfter(now, 'assign');
  return {
    limits: [...limits, ...anonymous],
    assignedBy: local(assigned),
    answeredBy: local(dueAfter(assigned, 'complete')),
  };
}

function limitOf<Clock extends (typeof told)[number]>(
  policy: CasePolicy,
  matter: Parameters<typeof limitFor>[1],
  clock: Clock,
): { clock: Clock; limit: Limit }[] {
  const limit = limitFor(policy, matter, clock);
  return limit ? [{ clock, limit }] : [];
}
