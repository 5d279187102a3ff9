/** The parts of intake's answers that the tour shows. */
export interface ClockAnswer {
  readonly name: string;
  readonly instance: number;
  readonly state: string;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly remainingSeconds: number | null;
  readonly consumedSeconds: number;
  readonly suspendedSeconds: number;
  readonly steps: readonly { readonly date?: string; readonly why: string; readonly whyZh: string }[];
}

export interface EventAnswer {
  readonly type: string;
  readonly occurredAt: string;
  readonly fact: {
    readonly rung?: {
      readonly id: string;
      readonly addressees: readonly {
        readonly seat: string;
        readonly person: string | null;
        readonly passedUpFrom?: string;
      }[];
    };
  };
}

export interface NoticeAnswer {
  readonly case: { readonly id: string; readonly number: string } | null;
  readonly cause: {
    readonly rung: string | null;
    readonly words: { readonly 'zh-CN': string; readonly en: string };
  };
  readonly clock: string | null;
}

const stateWords: Record<string, string> = {
  running: '计时中',
  suspended: '中止',
  standing: '待回访',
  met: '按时',
  missed: '超时',
  void: '作废',
};

const time = (moment: string) => moment.slice(11, 19);
const stepsShown = 8;

/** A clock on one line, and below it what counted and what did not. */
export function clockLine(clock: ClockAnswer): string[] {
  const { name, instance, state, startedAt, dueAt, consumedSeconds, suspendedSeconds, steps } = clock;
  const due = dueAt === null ? 'no due moment' : `due ${dueAt.slice(0, 19).replace('T', ' ')}`;
  const used = `used ${consumedSeconds} s${suspendedSeconds > 0 ? `, stood still ${suspendedSeconds} s` : ''}`;
  const head = `     ⏱ ${name}/${instance}  ${stateWords[state] ?? ''} ${state}  from ${time(startedAt)}, ${due}; ${used}`;
  const shown = steps
    .slice(0, stepsShown)
    .map(({ date, why, whyZh }) => `         ${date ?? ''} ${whyZh}  ${why}`);
  const rest = steps.length > stepsShown ? [`         … ${steps.length - stepsShown} more`] : [];
  return [head, ...shown, ...rest];
}

/** A rung that was climbed, when, and who is told; a seat that was passed over is named. */
export function climbOf({ occurredAt, fact: { rung } }: EventAnswer): string {
  const told = (rung?.addressees ?? []).map(({ seat, person, passedUpFrom }) => {
    const passed = passedUpFrom ? ` (nobody at 空缺 ${passedUpFrom})` : '';
    return `${person ?? seat}${passed}`;
  });
  return `   🪜 ${time(occurredAt)} ${rung?.id ?? ''}  → ${told.join(', ')}`;
}

export function noticeLine(person: string, { case: about, cause, clock }: NoticeAnswer): string {
  const { words, rung } = cause;
  return `   ✉ ${person}: ${about?.number ?? ''} ${words['zh-CN']} ${words.en} (${rung ?? clock ?? ''})`;
}

export function refusalLine(
  who: string,
  what: string,
  status: number,
  { code, title }: { readonly code: string; readonly title: string },
): string {
  return `   ${who.padEnd(20)} ${what.padEnd(26)} ✗ ${status} ${code}: ${title}`;
}
