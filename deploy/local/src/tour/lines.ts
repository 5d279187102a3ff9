import { eastAsianWidth } from 'get-east-asian-width';

/** The parts of the services' answers that the tour shows. */
export interface ClockAnswer {
  readonly name: string;
  readonly instance: number;
  readonly state: string;
  readonly dueAt: string | null;
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

export interface Refused {
  readonly code: string;
  readonly title: string;
}

const stateWords: Record<string, string> = {
  running: '计时中',
  suspended: '中止',
  standing: '待回访',
  met: '按时',
  missed: '超时',
  void: '作废',
};

const whoColumns = 20;
const whatColumns = 38;

/** Columns of a terminal: a Chinese character takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0), 0);
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Who does what, and what comes of it: every line of the tour, in the same columns. */
export function row(who: string, what: string, result: string): string {
  return `   ${padded(who, whoColumns)} ${padded(what, whatColumns)} ${result}`.trimEnd();
}

const tenths = (seconds: number) => Math.round(seconds * 10) / 10;
const time = (moment: string) => moment.slice(11, 19);

/** Where a clock stands. */
export function clockLine(clock: ClockAnswer): string {
  const { name, instance, state, dueAt, consumedSeconds, suspendedSeconds } = clock;
  const due = dueAt === null ? 'no due moment' : `due ${dueAt.slice(0, 19).replace('T', ' ')}`;
  const stood = suspendedSeconds > 0 ? `, stood still ${tenths(suspendedSeconds)} s` : '';
  const how = `${stateWords[state] ?? ''} ${state}`;
  return row(
    '时限 clock',
    `${name}/${instance}  ${how}`,
    `  ${due}, used ${tenths(consumedSeconds)} s${stood}`,
  );
}

/** What counted of it and what did not, day by day. */
export function clockSteps({ steps }: ClockAnswer): string[] {
  return steps.map(({ date, why, whyZh }) => row('', `  ${date ?? ''}`, `  ${whyZh}  ${why}`));
}

/** A rung that was climbed, when, and who is told; a seat that was passed over is named. */
export function climbOf({ occurredAt, fact: { rung } }: EventAnswer): string {
  const told = (rung?.addressees ?? []).map(({ seat, person, passedUpFrom }) => {
    const passed = passedUpFrom ? ` (空缺 vacant: ${passedUpFrom})` : '';
    return `${person ?? seat}${passed}`;
  });
  return row('督办 ladder', `${time(occurredAt)} ${rung?.id ?? ''}`, `→ ${told.join(', ')}`);
}

export function noticeLine(person: string, { cause, clock }: NoticeAnswer): string {
  const { words, rung } = cause;
  return row(`✉ ${person}`, rung ?? clock ?? '', `  ${words['zh-CN']} ${words.en}`);
}

export function refusalLine(who: string, what: string, status: number, { code, title }: Refused): string {
  return row(who, what, `✗ ${status} ${code}: ${title}`);
}
