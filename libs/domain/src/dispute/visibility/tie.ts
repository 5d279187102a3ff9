import { personIn } from '../../aggregate/principal.ts';
import type { DisputeState, Panelist } from '../dispute.ts';

/*
 * 回避: a tie sticks. Whoever once had a tie to a party has none of the dispute's acts or records again, replaced or not
 * (domain text, The dispute), in whatever seat he or she would otherwise act or read.
 */

/** The person on a panel; null for a guest, who is known by name in the record alone and is nobody's token. */
export function personOnPanel({ key }: Pick<Panelist, 'key'>): string | null {
  return personIn(key);
}

/** Ids of people with a tie. Disputes of earlier releases kept it on the panel alone. */
export function tiedPeople({ ties = [], sessions }: Pick<DisputeState, 'ties' | 'sessions'>): string[] {
  const onPanels = sessions.flatMap(({ panel }) => panel).filter(({ tied }) => tied === true);
  return [...new Set([...ties, ...onPanels.flatMap((panelist) => personOnPanel(panelist) ?? [])])];
}

export function isTied(state: Pick<DisputeState, 'ties' | 'sessions'>, person: string | null): boolean {
  return person !== null && tiedPeople(state).includes(person);
}

/** Who may act for a post, or answer for a place, in this dispute. */
export function untied(state: Pick<DisputeState, 'ties' | 'sessions'>): (person: string) => boolean {
  const tied = tiedPeople(state);
  return (person) => !tied.includes(person);
}
