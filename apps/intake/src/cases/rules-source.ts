import { readFileSync } from 'node:fs';
import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { CasePolicyFile } from '@fengqiao/contracts/policy-file';
import { defaultPolicy, policyWith, type CasePolicy, type CaseRules } from '@fengqiao/domain/case/policy';
import { compileCalendar } from '@fengqiao/domain/clock/calendar';
import { isRefusal } from '@fengqiao/domain/refusal';
import type { ServiceConfig } from '@fengqiao/service/config';
import { CONFIG } from '@fengqiao/service/tokens';
import { Inject, Injectable } from '@nestjs/common';

/** Policy and calendar in force. The calendar is compiled once a process. */
@Injectable()
export class RulesSource {
  readonly current: CaseRules;

  constructor(@Inject(CONFIG) { policyFile }: ServiceConfig) {
    const calendar = compileCalendar(cnCalendarDefinition());
    if (isRefusal(calendar)) throw new Error(`the built-in calendar is refused: ${calendar.code}`);
    this.current = { policy: policyFile === undefined ? defaultPolicy : readPolicy(policyFile), calendar };
  }
}

/** Throws, naming what is wrong: a desk must not open with limits nobody meant. */
export function readPolicy(file: string): CasePolicy {
  const read = CasePolicyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`policy file ${file}: ${wrong.join('; ')}`);
  }
  const policy = policyWith(read.data);
  if (isRefusal(policy))
    throw new Error(
      `policy file ${file}: ${policy.code} ${JSON.stringify(policy.details)} ${policy.fields.join()}`,
    );
  return policy;
}
