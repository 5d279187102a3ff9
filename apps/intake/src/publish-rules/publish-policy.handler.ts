import type { PolicyBody, PolicyView } from '@fengqiao/contracts/http/intake/policy';
import type { Preview } from '@fengqiao/contracts/http/intake/publication';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { hasLastResort } from '@fengqiao/domain/case/rules/last-resort';
import { policyWith } from '@fengqiao/domain/case/rules/policy';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { RulePublisher } from '../rules/rule-publisher.ts';
import { RulePublicationRow } from '../rules/rule-publication.entity.ts';
import { mayPublish, Publications } from './publications.ts';

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
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const publisher = await RulePublisher.open(manager, this.clock);
      const refusal = mayPublish(request, publisher.policy.edition);
      if (refusal) return refusal;
      const policy = policyWith(changes);
      if (isRefusal(policy)) return within(policy);
      const { directory, now } = await readWorld();
      if (changes.lastResort && !hasLastResort(policy, directory, now))
        return within(refuse('no-last-resort', 'lastResort'));
      const isPublished = publisher.holdsPolicy(policy);
      if (isRefusal(isPublished)) return within(isPublished);
      // An earlier version does not come back under its old name: cases would not know which of the two they keep.
      if (isPublished && publisher.policy.policyVersion !== policy.version)
        return within(refuse('version-taken', 'version', { version: policy.version }));
      const by = request.identity?.person ?? null;
      if (!isPublished) await publisher.publishPolicy(policy, openCases === 're-project', by);
      return this.view(manager, policy.version);
    });
  }

  async preview({ policy: changes, openCases }: PolicyBody, request: Request): Promise<Preview | Refusal> {
    const { manager } = this.dataSource;
    const inForce = await this.newest(manager, undefined);
    const refusal = mayPublish(request, inForce?.edition ?? 0);
    if (refusal) return refusal;
    const policy = policyWith(changes);
    if (isRefusal(policy)) return within(policy);
    const world = await this.desk.world(manager, request);
    const reprojects = openCases === 're-project';
    return this.publications.preview({ kind: 'policy', policy, reprojects, publishedAt: world.now }, world);
  }

  private async view(manager: EntityManager, version: string | undefined): Promise<PolicyView | Refusal> {
    const row = await this.newest(manager, version);
    if (!row?.policy) return refuse('not-found');
    const described = await this.publications.describe(manager, row);
    const openCases = row.calendar === null && row.reachesOpenCases ? 're-project' : 'keep';
    return { policy: { ...row.policy }, openCases, edition: row.edition, ...described };
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
