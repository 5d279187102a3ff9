import type { CaseRules } from '@fengqiao/domain/case/rules/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { Term } from '@fengqiao/domain/directory/directory';

/** A row with its time as readers see it: local moments, and none of our own counting. */
export function termView<T extends Term & { version?: number }>(term: T, rules: CaseRules) {
  const { version: _, ...told } = term;
  const { timeZone } = rules.calendar.definition;
  const local = (moment: number | null) => (moment === null ? null : formatMoment(moment, timeZone));
  return { ...told, since: local(term.since), until: local(term.until) };
}
