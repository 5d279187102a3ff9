import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { defaultPolicy, type CaseRules } from '@fengqiao/domain/case/policy';
import { compileCalendar } from '@fengqiao/domain/clock/calendar';
import { isRefusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';

/** Policy and calendar in force. The calendar is compiled once a process. */
@Injectable()
export class RulesSource {
  readonly current: CaseRules;

  constructor() {
    const calendar = compileCalendar(cnCalendarDefinition());
    if (isRefusal(calendar)) throw new Error(`the built-in calendar is refused: ${calendar.code}`);
    this.current = { policy: defaultPolicy, calendar };
  }
}
