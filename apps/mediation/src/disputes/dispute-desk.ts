import { AggregateDesk, type Envelope } from '@fengqiao/aggregate/commands/command-desk';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { readerOf } from '@fengqiao/domain/directory/directory';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import type { DisputeReader } from '@fengqiao/domain/dispute/visibility/reader';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { WorldSource } from '../world/world-source.ts';

/** Who asks: somebody with a token, or a party by its code. */
export type Asking =
  { readonly identity: Identity } | { readonly party: { disputeId: string; party: string } };

export type DisputeRequest = Asking & Envelope;

/** Where mediation's commands are carried out. */
@Injectable()
export class DisputeDesk extends AggregateDesk<DisputeWorld, Asking> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    parts: BackgroundComponents,
    @Inject(CLOCK) clock: ClockPort,
  ) {
    super(dataSource, parts, clock);
  }

  /** The bureau's own time. */
  async timeZone(): Promise<string> {
    const { rules } = await this.worlds.current(this.dataSource.manager);
    return rules.calendar.definition.timeZone;
  }

  protected override principalOf(asking: Asking): string | null {
    return 'party' in asking
      ? `party/${asking.party.disputeId}/${asking.party.party}`
      : asking.identity.person;
  }

  protected override async worldAt(
    manager: EntityManager,
    asking: Asking,
    now: number,
  ): Promise<DisputeWorld> {
    const surroundings = await this.worlds.current(manager);
    const reader: DisputeReader =
      'party' in asking
        ? { id: null, roles: [], seats: [], partyOf: asking.party }
        : readerOf(asking.identity, surroundings.directory, now);
    return { ...surroundings, now, reader };
  }
}
