import { pathsAbove } from '../../directory/unit.ts';
import type { Article, Guidance, Step, UsualAnswer } from './guidance.ts';

/** What of a matter decides which guidance is for it. */
export interface Guided {
  readonly category: string;
  readonly ledger: string;
  /** Who handles it: its own answers, and those of the units above it, come first. */
  readonly unit: string | null;
}

/** What guidance for a matter may be about, the nearest first. */
export function aboutsFor({ category, ledger, unit }: Guided): { units: string[]; matter: string[] } {
  const units = unit === null ? [] : [unit, ...pathsAbove(unit)];
  return {
    units: units.map((path) => `unit.${path}`),
    matter: [`category.${category}`, `ledger.${ledger}`, 'general'],
  };
}

export type From<Part> = Part & { readonly about: string };

export interface GuidanceInForce {
  readonly law: readonly From<Article>[];
  readonly steps: readonly From<Step>[];
  readonly answers: readonly From<UsualAnswer>[];
}

/**
 * What is in force for a matter. Law and steps are the nearest that say any: those of a category replace those of its
 * ledger. Answers add up, the nearest first; of one name the nearest alone.
 */
export function guidanceFor(kept: ReadonlyMap<string, Guidance>, matter: Guided): GuidanceInForce {
  const abouts = aboutsFor(matter);
  const parts = <Part>(about: string, part: (guidance: Guidance) => readonly Part[]): From<Part>[] => {
    const guidance = kept.get(about);
    return guidance ? part(guidance).map((each) => ({ ...each, about })) : [];
  };
  const nearest = <Part>(part: (guidance: Guidance) => readonly Part[]) =>
    abouts.matter.map((about) => parts(about, part)).find(({ length }) => length > 0) ?? [];
  const answers = [...abouts.units, ...abouts.matter].flatMap((about) =>
    parts(about, (guidance) => guidance.answers),
  );
  const first = new Map(answers.toReversed().map((answer) => [answer.nameZh, answer]));
  return {
    law: nearest(({ law }) => law),
    steps: nearest(({ steps }) => steps),
    answers: answers.filter((answer) => first.get(answer.nameZh) === answer),
  };
}
