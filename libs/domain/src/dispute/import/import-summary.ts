import { isOpen, type DisputeState } from '../dispute.ts';
import { responsibleFor } from '../rules/holdings.ts';
import type { DisputePremises } from '../rules/rules.ts';

/** What one person is told of a whole import: how many open disputes he or she answers for. */
export interface DisputeImportSummary {
  readonly person: string;
  readonly disputes: number;
  /** One of them is at risk of harm: that does not wait for opening hours. */
  readonly atAnyHour: boolean;
}

/** Of disputes that are over nobody is told: they need nobody's act but the visits, whose ladder speaks for itself. */
export function importSummaries(
  states: readonly DisputeState[],
  premises: DisputePremises,
): DisputeImportSummary[] {
  const byPerson = new Map<string, DisputeImportSummary>();
  for (const { status, place, colour } of states) {
    if (!isOpen(status)) continue;
    const { countyLeader, stationHead, officer } = responsibleFor(place, premises);
    for (const person of new Set([countyLeader, stationHead, officer])) {
      if (person === null) continue;
      const { disputes = 0, atAnyHour = false } = byPerson.get(person) ?? {};
      byPerson.set(person, {
        person,
        disputes: disputes + 1,
        atAnyHour: atAnyHour || colour === 'red',
      });
    }
  }
  return [...byPerson.values()];
}
