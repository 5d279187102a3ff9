import { isRefused, type Answer, type Refusal } from '../../api/problem.ts';
import type { CaseView } from '../api/desk-client.ts';
import type { Command } from '../acts/offers.tsx';

/** What may be done to many at once. */
export const bulkCommands = [
  'assign',
  'change-handler',
  'transfer',
  'merge',
  'urge',
] as const satisfies Command[];
export type BulkCommand = (typeof bulkCommands)[number];

/** As many as a page shows: each is one command of its own. */
export const atMost = 50;

/** Why a case is left out: the service's own code and words. */
export interface LeftOut {
  readonly number: string;
  readonly code: string;
  readonly words: string;
}

export interface Sorted {
  readonly allowed: readonly CaseView[];
  readonly leftOut: readonly LeftOut[];
}

/** Which of the cases the service offers the command for, and why not the others. */
export function sortedBy(command: BulkCommand, cases: readonly CaseView[], language: 'zh-CN' | 'en'): Sorted {
  const offers = cases.map((matter) => ({
    matter,
    offer: matter.commands.find((each) => each.command === command),
  }));
  return {
    allowed: offers.filter(({ offer }) => offer?.allowed).map(({ matter }) => matter),
    leftOut: offers.flatMap(({ matter, offer }) =>
      offer?.allowed
        ? []
        : [{ number: matter.number, code: offer?.code ?? '', words: offer?.message?.[language] ?? '' }],
    ),
  };
}

export interface Result {
  readonly id: string;
  readonly number: string;
  readonly refusal: Refusal | null;
}

/** One command a case, one after the other, each told as it ends; between two it can be stopped. */
export async function runBulk(
  cases: readonly CaseView[],
  give: (matter: CaseView) => Promise<Answer<unknown>>,
  { onResult, signal }: { onResult: (result: Result) => void; signal: AbortSignal },
): Promise<void> {
  for (const matter of cases) {
    if (signal.aborted) return;
    const answer = await give(matter);
    const { id, number } = matter;
    onResult({ id, number, refusal: isRefused(answer) ? answer.refusal : null });
  }
}
