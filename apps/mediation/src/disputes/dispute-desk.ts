import { AggregateDesk, type Envelope } from '@fengqiao/aggregate/commands/command-desk';
import { principalOf } from '@fengqiao/aggregate/commands/key-owner';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Principal } from '@fengqiao/domain/aggregate/principal';
import { readerOf, unseated, type Caller } from '@fengqiao/domain/aggregate/reader';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import type { DisputeReader } from '@fengqiao/domain/dispute/visibility/reader';
import { callerOf } from '@fengqiao/identity/subject-key';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { WorldSource } from '../world/world-source.ts';

/** Who asks: somebody with a token, of another service's callers, or a party by its code. */
export type Asking =
  { readonly identity: Identity } | { readonly caller: Caller } | { readonly party: AskingParty };

export interface AskingParty {
  readonly disputeId: string;
  readonly party: string;
  /** Epoch milliseconds. */
  readonly codeIssuedAt: number | null;
  /** Whether the code is known to be in the right hands. */
  readonly codeConfirmed: boolean;
}

export type DisputeRequest = Asking & Envelope;

/** Where mediation's commands are carried out. */
@Injectable()
export class DisputeDesk extends AggregateDesk<DisputeWorld, Asking> {
  constructor(
    dataSource: DataSource,
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

  protected override principalOf(asking: Asking): Principal {
    if ('caller' in asking) throw new Error('who only asks writes nothing');
    return 'party' in asking ? principalOfParty(asking.party) : principalOf(asking.identity);
  }

  protected override async worldAt(
    manager: EntityManager,
    asking: Asking,
    moment: Promise<number>,
  ): Promise<DisputeWorld> {
    const [surroundings, now] = await Promise.all([this.worlds.current(manager), moment]);
    const reader: DisputeReader =
      'party' in asking
        ? {
            ...unseated(principalOfParty(asking.party)),
            ...{ partyOf: asking.party, codeConfirmed: asking.party.codeConfirmed },
          }
        : readerOf(
            'caller' in asking ? asking.caller : callerOf(asking.identity),
            surroundings.directory,
            now,
          );
    return { ...surroundings, now, reader };
  }
}

function principalOfParty({ disputeId, party }: AskingParty): Principal {
  return { kind: 'party', disputeId, party };
}
