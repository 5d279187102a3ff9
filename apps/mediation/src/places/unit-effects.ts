import { UnitEventData } from '@fengqiao/contracts/events/unit-event';
import { eventSubject } from '@fengqiao/contracts/events/envelope';
import { Indigestible, type Effects } from '@fengqiao/inbox/inbox';
import { directoryFact, insertDirectoryFacts } from '@fengqiao/inbox/directory-facts';
import { KnownUnitRow } from './known-unit.entity.ts';

const unitType = eventSubject('intake', 'unit', 'changed');

const aboutUnits = eventSubject('intake', 'unit', '');

/**
 * Of intake's events mediation needs the directory: the tree, and who sits and holds what where. Those of cases pass
 * by, others about units are not understood.
 */
export const unitEffects: Effects = {
  async apply(manager, events) {
    const units = new Map<string, KnownUnitRow>();
    const directory = [];
    for (const event of events) {
      const fact = directoryFact(event);
      if (fact) directory.push(fact);
      if (!event.type.startsWith(aboutUnits)) continue;
      if (event.type !== unitType) throw new Indigestible('unknown type');
      const parsed = UnitEventData.safeParse(event.data);
      if (!parsed.success) throw new Indigestible('body does not have the shape of its type');
      units.set(event.subject, { id: event.subject, ...parsed.data });
    }
    if (units.size > 0) await manager.upsert(KnownUnitRow, [...units.values()], ['id']);
    if (directory.length > 0) await insertDirectoryFacts(manager, directory);
  },
};
