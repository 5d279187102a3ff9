/** One line of the reasoning: a date, whether it counted, and why, as data (`code` and more) and in both languages. */
export interface Step {
  date: string;
  counts: boolean;
  why: string;
  whyZh: string;
  code: string;
  [extra: string]: unknown;
}
