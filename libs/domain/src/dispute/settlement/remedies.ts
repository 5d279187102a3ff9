import type { DisputeState } from '../dispute.ts';

/** What both parties are told they can do when something was not performed in time. */
export type DefaultRemedy =
  'perform-late' | 'mediate-again' | 'enforcement' | 'judicial-confirmation' | 'lawsuit';

/**
 * 人民调解法 §§ 32, 33: a settlement can be enforced once a court has confirmed it; before, the parties may still ask for
 * that jointly in its thirty days, or sue on it.
 */
export function remediesFor({ confirmation }: Pick<DisputeState, 'confirmation'>): DefaultRemedy[] {
  const court: readonly DefaultRemedy[] =
    confirmation === 'confirmed'
      ? ['enforcement']
      : confirmation === 'open'
        ? ['judicial-confirmation', 'lawsuit']
        : ['lawsuit'];
  return ['perform-late', 'mediate-again', ...court];
}
