import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { JointMembersBody, JointMembersView } from '@fengqiao/contracts/http/mediation/joint-members';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { unfitMembers } from '@fengqiao/domain/dispute/rules/joint-members';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { worldMoved } from '@fengqiao/inbox/world/world-snapshot';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { JointMemberRow } from '../world/world.entities.ts';

/** Who mediates with a station (一站联调): its members see its disputes and are called to its consultations. */
@Injectable()
export class JointMembersHandler {
  constructor(
    private readonly desk: DisputeDesk,
    private readonly dataSource: DataSource,
  ) {}

  async read(station: string, identity: Identity): Promise<JointMembersView | Refusal> {
    const world = await this.desk.world(this.dataSource.manager, { identity });
    if (world.directory.units.get(station)?.level !== 'station') return refuse('not-found');
    return view(station, world.members.get(station) ?? [], world);
  }

  async set(station: string, { units }: JointMembersBody, request: DisputeRequest) {
    const theirs = (world: DisputeWorld) => unfitMembers(station, units, world);
    return this.desk.carryOutFor<JointMembersView>(request, theirs, async (manager, readWorld) => {
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', [`fengqiao-members-${station}`]);
      const world = await readWorld();
      const refusal = theirs(world);
      if (refusal) return refusal;
      const wanted = [...new Set(units)].sort();
      if (wanted.join(' ') !== (world.members.get(station) ?? []).join(' ')) {
        await manager.delete(JointMemberRow, { station });
        if (wanted.length > 0)
          await manager.insert(
            JointMemberRow,
            wanted.map((unit) => ({ station, unit })),
          );
        await worldMoved(manager);
      }
      return view(station, wanted, world);
    });
  }
}

function view(station: string, units: readonly string[], world: DisputeWorld): JointMembersView {
  return { station, units: [...units], serverTime: localTime(world)(world.now) };
}
