import { refuse, type Refusal } from '../../refusal.ts';
import { unknownBlank } from './blanks.ts';

/** 法律依据: an article that a matter is judged by, and what it says. English may be left out of all of these. */
export interface Article {
  readonly nameZh: string;
  readonly nameEn?: string | undefined;
  readonly textZh?: string | undefined;
  readonly textEn?: string | undefined;
}

/** 办理步骤 */
export interface Step {
  readonly textZh: string;
  readonly textEn?: string | undefined;
}

/** 常用答复: where a reply begins; `{number}` and the like are filled from the case. */
export interface UsualAnswer {
  readonly nameZh: string;
  readonly nameEn?: string | undefined;
  readonly textZh: string;
  readonly textEn?: string | undefined;
}

/** 办理指引: what helps whoever handles a matter. Each publication is another version, and all of it. */
export interface Guidance {
  readonly law: readonly Article[];
  readonly steps: readonly Step[];
  readonly answers: readonly UsualAnswer[];
}

/** What guidance can be about. */
export const aboutKinds = ['general', 'ledger', 'category', 'unit'] as const;
export type AboutKind = (typeof aboutKinds)[number];

/** `general`, `ledger.claim`, `category.noise`, or answers of one's own: `unit.shifan.dongcheng.linjiang`. */
export interface About {
  readonly kind: AboutKind;
  /** A ledger, the slug of a category, the path of a unit; empty where it is general. */
  readonly name: string;
}

export function aboutOf(text: string): About {
  const [kind = '', ...name] = text.split('.');
  return { kind: kind as AboutKind, name: name.join('.') };
}

/**
 * Why guidance cannot be published; null when it can: `unknown-blank`, `duplicate-answer`, or a unit's that is more than
 * its answers (`answers-alone`). Shapes are the boundary's to check.
 */
export function checkGuidance({ kind }: About, { law, steps, answers }: Guidance): Refusal | null {
  if (kind === 'unit' && law.length + steps.length > 0)
    return refuse('answers-alone', law.length > 0 ? 'law' : 'steps');
  const names = new Set<string>();
  for (const [index, { nameZh, textZh, textEn = '' }] of answers.entries()) {
    if (names.has(nameZh)) return refuse('duplicate-answer', `answers.${index}.nameZh`);
    names.add(nameZh);
    for (const [field, text] of Object.entries({ textZh, textEn })) {
      const refusal = unknownBlank(text, `answers.${index}.${field}`);
      if (refusal) return refusal;
    }
  }
  return null;
}
