import type { Holdings } from '@fengqiao/domain/dispute/rules/holdings';
import { defaultMediationPolicy, earlierMediationPolicies } from '@fengqiao/domain/dispute/rules/policy';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import { readKnownWorld } from '@fengqiao/inbox/world/known-world';
import { WorldSnapshot } from '@fengqiao/inbox/world/world-snapshot';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HoldingRow, JointMemberRow, MediationPolicyRow } from './world.entities.ts';

/** What rules look at beside the dispute and the moment. */
type Surroundings = Omit<DisputePremises, 'now'>;

/** Everything around disputes as one snapshot. */
@Injectable()
export class WorldSource extends WorldSnapshot<Surroundings> {
  constructor() {
    super(readSurroundings);
  }
}

async function readSurroundings(manager: EntityManager): Promise<Surroundings> {
  const [{ directory, rules }, holdings, members, policies] = await Promise.all([
    readKnownWorld(manager),
    manager.find(HoldingRow),
    manager.find(JointMemberRow, { order: { unit: 'ASC' } }),
    manager.find(MediationPolicyRow, { order: { edition: 'ASC' } }),
  ]);
  return {
    directory,
    holdings: new Map(holdings.map((held) => [held.place, held])) satisfies Holdings,
    members: membersOf(members),
    rules: { ...rules, ...policiesOf(policies) },
  };
}

/** Units by the station whose joint mediation they are members of. */
function membersOf(rows: readonly JointMemberRow[]): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const { station, unit } of rows) members.set(station, [...(members.get(station) ?? []), unit]);
  return members;
}

function policiesOf(policies: readonly MediationPolicyRow[]) {
  const versions = [
    ...earlierMediationPolicies,
    defaultMediationPolicy,
    ...policies.map(({ policy }) => policy),
  ];
  return {
    policy: policies.at(-1)?.policy ?? defaultMediationPolicy,
    policies: new Map(versions.map((policy) => [policy.version, policy])),
  };
}
