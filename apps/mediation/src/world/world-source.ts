import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { compileBureauHours, type BureauHours } from '@fengqiao/domain/clock/calendar/bureau-hours';
import type { UnitLevel } from '@fengqiao/domain/directory/unit';
import type { Holdings } from '@fengqiao/domain/dispute/rules/holdings';
import { defaultMediationPolicy, earlierMediationPolicies } from '@fengqiao/domain/dispute/rules/policy';
import type { DisputePremises, DisputeRules } from '@fengqiao/domain/dispute/rules/rules';
import { isRefusal } from '@fengqiao/domain/refusal';
import { DirectoryFactRow } from '@fengqiao/postgres/entities/directory-fact.entity';
import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { directoryOf } from '@fengqiao/inbox/directory/directory-of-facts';
import { KnownUnitRow } from './known-unit.entity.ts';
import { HoldingRow, JointMemberRow, KnownCalendarRow, MediationPolicyRow } from './world.entities.ts';

/** What rules look at beside the dispute and the moment. */
type Surroundings = Omit<DisputePremises, 'now'>;

/** Everything around disputes as one snapshot, read again only when something of it has moved. */
@Injectable()
export class WorldSource {
  private snapshot: { readonly version: string; readonly world: Surroundings } | null = null;

  async current(manager: EntityManager): Promise<Surroundings> {
    const [row] = (await manager.query(versionNow, [])) as { version: string }[];
    const version = row?.version ?? '0';
    if (this.snapshot?.version === version) return this.snapshot.world;
    const [units, facts, holdings, members, policies, calendar] = await Promise.all([
      manager.find(KnownUnitRow),
      manager.find(DirectoryFactRow, { order: { aggregateId: 'ASC', seq: 'ASC' } }),
      manager.find(HoldingRow),
      manager.find(JointMemberRow, { order: { unit: 'ASC' } }),
      manager.find(MediationPolicyRow, { order: { edition: 'ASC' } }),
      manager.findOne(KnownCalendarRow, { where: {}, order: { version: 'DESC' } }),
    ]);
    const world = {
      directory: directoryOf(
        units.map((unit) => ({ ...unit, level: unit.level as UnitLevel })),
        facts,
      ),
      holdings: new Map(holdings.map((held) => [held.place, held])) satisfies Holdings,
      members: membersOf(members),
      rules: rulesOf(policies, calendar),
    };
    this.snapshot = { version, world };
    return this.snapshot.world;
  }
}

const versionNow = oftenSent('select version from world_version');

/** Units by the station whose joint mediation they are members of. */
function membersOf(rows: readonly JointMemberRow[]): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const { station, unit } of rows) members.set(station, [...(members.get(station) ?? []), unit]);
  return members;
}

/** In the transaction of whatever changes the surroundings. */
export async function worldMoved(manager: EntityManager): Promise<void> {
  await manager.query('update world_version set version = version + 1');
}

function rulesOf(policies: readonly MediationPolicyRow[], calendar: KnownCalendarRow | null): DisputeRules {
  const hours = hoursOf(calendar);
  const edition = calendar?.version ?? 1;
  const versions = [
    ...earlierMediationPolicies,
    defaultMediationPolicy,
    ...policies.map(({ policy }) => policy),
  ];
  return {
    policy: policies.at(-1)?.policy ?? defaultMediationPolicy,
    policies: new Map(versions.map((policy) => [policy.version, policy])),
    timetable: { edition, hoursOf: (unit) => hours.of(unit) },
    calendar: hours.of(null),
  };
}

/** Until intake has told of the bureau's calendar, the one that comes with the software, as intake begins with it too. */
function hoursOf(calendar: KnownCalendarRow | null): BureauHours {
  const hours = compileBureauHours(calendar?.definition ?? { ...cnCalendarDefinition(), unitHours: [] });
  // It was compiled before it was kept.
  if (isRefusal(hours)) throw new Error(`the calendar is refused: ${hours.code}`);
  return hours;
}
