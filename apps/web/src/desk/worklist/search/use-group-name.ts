import { useDeskSpeaking } from '../../speaking.tsx';
import { localeOf } from '../../../parts/moment-words.ts';
import { conditionFields } from './condition-rows.ts';
import type { Grouping } from './groupings.ts';
import { useOptions } from './use-options.ts';

/** A Monday, from which weekdays are named. */
const monday = Date.UTC(2026, 10, 30);
const dayMs = 86_400_000;

/** What a group of a search is called. */
export function useGroupName(by: Grouping): (value: string | null) => string {
  const { language, texts } = useDeskSpeaking();
  const { find, worklist } = texts;
  const options = useOptions(conditionFields.find((field) => field === by) ?? 'words');
  return (value) => {
    if (by === 'handler' && value === null) return worklist.noHandler;
    if (value === null) return find.none;
    if (by === 'overdue') return value === 'true' ? worklist.overdueYes : worklist.overdueNo;
    if (by === 'level') return value === '0' ? find.notClimbed : worklist.level(Number(value));
    if (by === 'receivedWeekday') {
      const named = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
      return named.format(monday + (Number(value) - 1) * dayMs);
    }
    return options.find((option) => option.value === value)?.label ?? value;
  };
}
