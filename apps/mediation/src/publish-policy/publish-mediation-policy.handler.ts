import { worldMoved } from '@fengqiao/inbox/world/world-snapshot';
import { isStale } from '@fengqiao/service/http/request-headers';
import { isDeepStrictEqual } from 'node:util';
import type {
  MediationPolicyBody,
  MediationPolicyView,
} from '@fengqiao/contracts/http/mediation/mediation-policy';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import {
  committeesOf,
  confirmationLimit,
  defaultMediationPolicy,
  earlierMediationPolicies,
  mediationPolicyWith,
  type MediationPolicy,
  type MediationPolicyChanges,
} from '@fengqiao/domain/dispute/rules/policy';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { MediationPolicyRow } from '../world/world.entities.ts';
import { WorldSource } from '../world/world-source.ts';

interface Publication {
  readonly policy: MediationPolicy;
  readonly edition: number;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
}

const comesWithTheSoftware = { edition: 0, publishedAt: null, publishedBy: null };
const withTheSoftware: Publication = { policy: defaultMediationPolicy, ...comesWithTheSoftware };
const withEarlierReleases: readonly Publication[] = earlierMediationPolicies.map((policy) => {
  return { policy, ...comesWithTheSoftware };
});

/** Limits and rungs of disputes: read by anybody, published by an administrator, each version kept for ever. */
@Injectable()
export class PublishMediationPolicyHandler {
  constructor(
    private readonly desk: DisputeDesk,
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async read(version: string | undefined): Promise<MediationPolicyView | Refusal> {
    const { manager } = this.dataSource;
    const published = await publications(manager);
    const found =
      version === undefined
        ? published.at(-1)
        : published.findLast(({ policy }) => policy.version === version);
    return found ? this.view(manager, found) : refuse('not-found');
  }

  async publish({ policy }: MediationPolicyBody, request: DisputeRequest) {
    return this.desk.carryOutFor(request, administratorOnly, async (manager, readWorld) => {
      await manager.query('select pg_advisory_xact_lock(hashtext($1))', ['fengqiao-publish-policy']);
      const world = await readWorld();
      const refusal = administratorOnly(world);
      if (refusal) return refusal;
      const { reader, now } = world;
      const published = await publications(manager);
      const inForce = published.at(-1) ?? withTheSoftware;
      if (isStale(request.preconditions, inForce.edition))
        return refuse('stale-version', [], { version: inForce.edition });
      const outcome = proposed(policy as MediationPolicyChanges, published);
      if (isRefusal(outcome)) return outcome;
      if (outcome === 'in force') return this.view(manager, inForce);
      const next = {
        ...{ version: outcome.version, policy: outcome, edition: inForce.edition + 1 },
        // In the order of editions: a clock set back must not shuffle them.
        publishedAt: new Date(Math.max(now, inForce.publishedAt?.getTime() ?? now)),
        publishedBy: reader.id ?? '',
      };
      await manager.insert(MediationPolicyRow, next);
      await worldMoved(manager);
      return this.view(manager, next);
    });
  }

  private async view(manager: EntityManager, publication: Publication): Promise<MediationPolicyView> {
    const { policy, edition, publishedAt, publishedBy } = publication;
    const { rules } = await this.worlds.current(manager);
    const local = (moment: number) => formatMoment(moment, rules.calendar.definition.timeZone);
    return {
      policy: { ...policy },
      edition,
      publishedAt: publishedAt && local(publishedAt.getTime()),
      publishedBy,
      serverTime: local(await this.clock.now()),
    };
  }
}

function administratorOnly({ reader }: DisputeWorld): Refusal | null {
  return reader.roles.includes('admin') ? null : refuse('forbidden');
}

/** Every one there was, the one in force last. */
async function publications(manager: EntityManager): Promise<Publication[]> {
  return [
    ...withEarlierReleases,
    withTheSoftware,
    ...(await manager.find(MediationPolicyRow, { order: { edition: 'ASC' } })),
  ];
}

/** The policy to publish; that it is the one in force; or why it cannot be, with the place in the body. */
function proposed(
  changes: MediationPolicyChanges,
  published: readonly Publication[],
): MediationPolicy | 'in force' | Refusal {
  const policy = mediationPolicyWith(changes);
  if (isRefusal(policy)) return within(policy);
  const before = published.findIndex((each) => each.policy.version === policy.version);
  if (before < 0) return policy;
  // Compared as JSON keeps it: what is undefined here is not there at all. A version that is no longer in force does
  // not come back either: disputes are promised what it said.
  const isSame = isDeepStrictEqual(plain(published[before]?.policy), plain(policy));
  return isSame && before === published.length - 1
    ? 'in force'
    : within(refuse('version-taken', 'version', { version: policy.version }));
}

/** With what releases before did not say of it. */
function plain(policy: MediationPolicy | undefined): unknown {
  if (!policy) return null;
  const said = { confirmation: confirmationLimit(policy).limit, committees: committeesOf(policy) };
  return JSON.parse(JSON.stringify({ ...policy, ...said }));
}

function within(refusal: Refusal): Refusal {
  return { ...refusal, fields: refusal.fields.map((field) => `policy.${field}`) };
}
