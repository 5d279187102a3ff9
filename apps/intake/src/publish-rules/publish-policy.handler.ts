import type { PolicyBody, PolicyView } from '@fengqiao/contracts/http/intake/policy';
import type { Preview } from '@fengqiao/contracts/http/intake/publication';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { withCategories, withoutCategories } from '@fengqiao/domain/case/rules/catalogue';
import { hasLastResort } from '@fengqiao/domain/case/rules/last-resort';
import { policyWith } from '@fengqiao/domain/case/rules/policy';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { RulePublisher } from '../rules/rule-publisher.ts';
import { RulePublicationRow } from '../rules/rule-publication.entity.ts';
import { administratorOnly, mayPublish, Publications } from './publications.ts';

/** Limits and rungs: read by anybody, published by an administrator, each version kept for ever. */
@Injectable()
export class PublishPolicyHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly dataSource: DataSource,
    private readonly publications: Publications,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async read(version: string | undefined): Promise<PolicyView | Refusal> {
    return this.view(this.dataSource.manager, version);
  }

  async publish({ policy: changes, openCases }: PolicyBody, request: Request): Promise<PolicyView | Refusal> {
    return this.desk.carryOutFor(request, administratorOnly, async (manager, readWorld) => {
      const publisher = await RulePublisher.open(manager, this.clock);
      const world = await readWorld();
      const refusal = mayPublish(world, request, publisher.policy.edition);
      if (refusal) return refusal;
      const policy = policyWith(changes);
      if (isRefusal(policy)) return within(policy);
      const { directory, now } = await readWorld();
      if (changes.lastResort && !hasLastResort(policy, directory, now))
        return within(refuse('no-last-resort', 'lastResort'));
      const isPublished = publisher.holdsPolicy(policy);
      if (isRefusal(isPublished)) return within(isPublished);
      // An earlier version does not come back under its old name: cases would not know which of the two they keep.
      if (isPublished && ![publisher.policy.policyVersion, publisher.baseVersion].includes(policy.version))
        return within(refuse('version-taken', 'version', { version: policy.version }));
      if (!isPublished) await publisher.publishPolicy(policy, openCases === 're-project', world.reader.id);
      return this.view(manager, policy.version);
    });
  }

  async preview({ policy: changes, openCases }: PolicyBody, request: Request): Promise<Preview | Refusal> {
    const { manager } = this.dataSource;
    const inForce = await this.newest(manager, undefined);
    const world = await this.desk.world(manager, request);
    const refusal = mayPublish(world, request, inForce?.edition ?? 0);
    if (refusal) return refusal;
    const policy = policyWith(changes);
    if (isRefusal(policy)) return within(policy);
    const reprojects = openCases === 're-project';
    const limited = withCategories(policy, world.rules.catalogue);
    const publication = { kind: 'policy', policy: limited, reprojects, publishedAt: world.now } as const;
    return this.publications.preview(publication, world);
  }

  private async view(manager: EntityManager, version: string | undefined): Promise<PolicyView | Refusal> {
    const row = await this.newest(manager, version);
    if (!row?.policy) return refuse('not-found');
    const described = await this.publications.describe(manager, row);
    const openCases = row.calendar === null && row.reachesOpenCases ? 're-project' : 'keep';
    // What the categories limit is theirs to publish again.
    const shown = { ...withoutCategories(row.policy), version: row.policy.version };
    return { policy: shown, openCases, edition: row.edition, ...described };
  }

  private newest(manager: EntityManager, version: string | undefined): Promise<RulePublicationRow | null> {
    return manager.findOne(RulePublicationRow, {
      where: { policyVersion: version ?? Not(IsNull()) },
      order: { edition: 'DESC' },
    });
  }
}

/** The rule names a place in the policy; the caller sent it as one field of the body. */
function within(refusal: Refusal): Refusal {
  return { ...refusal, fields: refusal.fields.map((field) => `policy.${field}`) };
}
