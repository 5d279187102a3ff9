import { AggregateDesk, type Envelope } from '@fengqiao/aggregate/commands/command-desk';
import { principalOf } from '@fengqiao/aggregate/commands/key-owner';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import type { Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import type { World } from '@fengqiao/domain/case/decide/world';
import { firstAdministrator, nobody, readerOf, unseated } from '@fengqiao/domain/aggregate/reader';
import type { Principal } from '@fengqiao/domain/aggregate/principal';
import type { Directory } from '@fengqiao/domain/directory/directory';
import { lacksAdministrator } from '@fengqiao/domain/directory/people-change';
import { callerOf } from '@fengqiao/identity/subject-key';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CLOCK, CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DirectorySource } from '../directory/directory-source.ts';
import { publishedVersions } from '../rules/published-versions.ts';
import { RulesSource } from '../rules/rules-source.ts';

export interface Asking {
  /** Null for a caller without a token. */
  readonly identity: Identity | null;
  /** The case whose query code came with it: then its citizen asks, whatever token came too. */
  readonly citizenOf?: string;
  /** Whether that code is known to be in the right hands. */
  readonly codeConfirmed?: boolean;
  /** The citizen's own case, where another answers for it: of whoever asks by code, or is there in person at a desk. */
  readonly ownCase?: string;
  /** Whether that case has no name on it, where a desk asks. */
  readonly ownAnonymous?: boolean;
}

export type Request = Asking & Envelope;

function citizenAs(caseId: string): Reader {
  return { ...unseated({ kind: 'citizen', caseId }), citizenOf: caseId };
}

/** Intake's desk: the world is the directory, the bureau's rules and whoever asks. */
@Injectable()
export class CaseDesk extends AggregateDesk<World, Asking> {
  constructor(
    dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    parts: BackgroundComponents,
    @Inject(CLOCK) clock: ClockPort,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {
    super(dataSource, parts, clock);
  }

  protected principalOf({ identity, citizenOf, ownCase = citizenOf }: Asking): Principal {
    return citizenOf && ownCase ? { kind: 'citizen', caseId: ownCase } : principalOf(identity);
  }

  protected async worldAt(
    manager: EntityManager,
    { identity, citizenOf, codeConfirmed = false, ownCase, ownAnonymous }: Asking,
    moment: Promise<number>,
  ): Promise<World> {
    const premises = await this.premisesAt(manager, moment);
    const reader = citizenOf
      ? { ...citizenAs(citizenOf), codeConfirmed }
      : { ...this.readerAs(identity, premises), ...(ownAnonymous !== undefined && { ownAnonymous }) };
    return { ...premises, reader: { ...reader, ...(ownCase !== undefined && { ownCase }) } };
  }

  /** Whoever a token names, as the directory has it; while it has no administrator, the first one may fill it. */
  readerAs(
    identity: Identity | null,
    { directory, now }: { readonly directory: Directory; readonly now: number },
  ): Reader {
    if (identity === null) return nobody;
    const { firstAdmin } = this.config;
    const isFirst = identity.kind === 'token' && identity.subject === firstAdmin;
    return isFirst && lacksAdministrator(directory)
      ? firstAdministrator(identity.subject)
      : readerOf(callerOf(identity), directory, now);
  }

  /** The bureau's own time. */
  async timeZone(): Promise<string> {
    const { rules } = await this.premisesAt(this.dataSource.manager, await this.now());
    return rules.calendar.definition.timeZone;
  }

  /** What rules look at, whoever asks. */
  async premisesAt(manager: EntityManager, moment: number | Promise<number>): Promise<ClimbPremises> {
    const [versions, now] = await Promise.all([publishedVersions(manager), moment]);
    const directory = await this.directories.at(manager, versions);
    const rules = await this.rules.at(manager, versions);
    return { now, directory, rules };
  }
}
