import { isRefusal, refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { compileCalendar } from './calendar/calendar.ts';
import type { Calendar, CalendarDefinition } from './calendar/calendar.ts';
import type { ClockRun, Suspension } from './projection/clock-run.ts';
import { explain } from './explanation/explain.ts';
import type { Step } from './explanation/explain-step.ts';
import type { Limit } from './limit/limit.ts';
import { formatMoment, parseMoment } from './dates/moment.ts';
import { measure } from './projection/project.ts';
import type { Measure } from './projection/project.ts';

/** The body of `POST /v1/clock/project`; moments are RFC 3339 with an offset. */
export interface WhatIfInput {
  /** A definition, the bureau's own by name, or null for the wall clock. */
  calendar: CalendarDefinition | 'cn' | null;
  /** Null only measures. */
  limit: Limit | null;
  startedAt: string;
  asOf?: string | null;
  suspensions?: readonly { from: string; to: string | null }[];
}

/** The answer; `dueAt` has the offset of the calendar's zone, `Z` without a calendar. Seconds are of the limit's kind. */
export interface WhatIfAnswer extends Measure {
  dueAt: string | null;
  provisional: boolean;
  steps: readonly Step[];
}

/**
 * Answers the what-if call (architecture, "The clock's what-if call"). Refusals name the field by its path in the
 * body: `bad-moment` for a moment that is unreadable, those of compileCalendar under `calendar.`, those of projectDue.
 */
export function answerWhatIf(
  input: WhatIfInput,
  calendars: (name: 'cn') => Calendar,
): WhatIfAnswer | Refusal {
  const calendar = resolveCalendar(input.calendar, calendars);
  if (isRefusal(calendar)) return calendar;
  const startedAt = readMoment(input.startedAt, 'startedAt');
  if (isRefusal(startedAt)) return startedAt;
  const asOf = readOptionalMoment(input.asOf, 'asOf');
  if (isRefusal(asOf)) return asOf;
  const suspensions = readSuspensions(input.suspensions ?? []);
  if (isRefusal(suspensions)) return suspensions;

  const run: ClockRun = { calendar, limit: input.limit, startedAt, suspensions };
  const measured = measure(run, asOf);
  if (isRefusal(measured)) return measured;
  const steps = explain(run, asOf);
  if (isRefusal(steps)) return steps;
  const timeZone = calendar === null ? null : calendar.zone.name;
  const write = (moment: number | null) => (moment === null ? null : formatMoment(moment, timeZone));
  return {
    ...measured,
    dueAt: write(measured.dueAt),
    steps: steps.map((step) => withWrittenMoments(step, write)),
  };
}

function resolveCalendar(
  calendar: WhatIfInput['calendar'],
  calendars: (name: 'cn') => Calendar,
): Calendar | null | Refusal {
  if (calendar === null) return null;
  if (calendar === 'cn') return calendars('cn');
  const compiled = compileCalendar(calendar);
  if (!isRefusal(compiled)) return compiled;
  return refuse(
    compiled.code,
    compiled.fields.map((field) => `calendar.${field}`),
    compiled.details,
  );
}

function readMoment(text: string, field: string): number | Refusal {
  return parseMoment(text) ?? refuse('bad-moment', field, { given: text.slice(0, 40) });
}

function readOptionalMoment(text: string | null | undefined, field: string): number | null | Refusal {
  return text === null || text === undefined ? null : readMoment(text, field);
}

function readSuspensions(
  given: readonly { from: string; to: string | null }[],
): readonly Suspension[] | Refusal {
  const suspensions: Suspension[] = [];
  for (const [index, suspension] of given.entries()) {
    const from = readMoment(suspension.from, `suspensions.${index}.from`);
    if (isRefusal(from)) return from;
    const to = readOptionalMoment(suspension.to, `suspensions.${index}.to`);
    if (isRefusal(to)) return to;
    suspensions.push({ from, to });
  }
  return suspensions;
}

/** Suspension steps carry epoch milliseconds inside; outside all moments are written alike. */
function withWrittenMoments(step: Step, write: (moment: number | null) => string | null): Step {
  const written = { ...step };
  for (const key of ['from', 'to'] as const) {
    const moment = step[key];
    if (typeof moment === 'number') written[key] = write(moment);
  }
  return written;
}
