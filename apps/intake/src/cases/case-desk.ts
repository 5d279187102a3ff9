import { AggregateDesk, type Envelope } from '@fengqiao/aggregate/commands/command-desk';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import type { Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import type { World } from '@fengqiao/domain/case/decide/world';
import { readerOf } from '@fengqiao/domain/directory/directory';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DirectorySource } from '../directory/directory-source.ts';
import { RulesSource } from '../rules/rules-source.ts';

export interface Asking {
  /** Null for a caller without a token. */
  readonly identity: Identity | null;
  /** The case whose query code came with it: then its citizen asks, whatever token came too. */
  readonly citizenOf?: string;
}

export type Request = Asking & Envelope;

const nobody: Reader = { id: null, roles: [], seats: [] };

/** Intake's desk: the world is the directory, the bureau's rules and whoever asks. */
@Injectable()
export class CaseDesk extends AggregateDesk<World, Asking> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    parts: BackgroundComponents,
    @Inject(CLOCK) clock: ClockPort,
  ) {
    super(dataSource, parts, clock);
  }

  protected principalOf({ identity, citizenOf }: Asking): string | null {
    return citizenOf ? `citizen/${citizenOf}` : (identity?.person ?? null);
  }

  protected async worldAt(
    manager: EntityManager,
    { identity, citizenOf }: Asking,
    now: number,
  ): Promise<World> {
    const premises = await this.premisesAt(manager, now);
    const staff = identity ? readerOf(identity, premises.directory, now) : nobody;
    return { ...premises, reader: citizenOf ? { ...nobody, citizenOf } : staff };
  }

  /** The bureau's own time. */
  async timeZone(): Promise<string> {
    const { rules } = await this.premisesAt(this.dataSource.manager, await this.now());
    return rules.calendar.definition.timeZone;
  }

  /** What rules look at, whoever asks. */
  async premisesAt(manager: EntityManager, now: number): Promise<ClimbPremises> {
    const [directory, rules] = await Promise.all([
      this.directories.current(manager),
      this.rules.current(manager),
    ]);
    return { now, directory, rules };
  }
}
