import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { PlainPremises, PlainWorld } from '@fengqiao/domain/aggregate/plain-kind';
import type { Principal } from '@fengqiao/domain/aggregate/principal';
import { readerOf } from '@fengqiao/domain/aggregate/reader';
import { callerOf } from '@fengqiao/identity/subject-key';
import type { DataSource, EntityManager } from 'typeorm';
import type { StaffAsking } from '../reading/plain-reader.ts';
import { AggregateDesk, type Woken } from './command-desk.ts';
import { principalOf } from './key-owner.ts';

/** Where commands on plain kinds are carried out: the world is the directory, the calendar and whoever asks, whatever is asked about. */
export abstract class PlainDesk extends AggregateDesk<PlainWorld, StaffAsking> {
  protected constructor(
    dataSource: DataSource,
    woken: Woken,
    clock: ClockPort,
    private readonly surroundings: (manager: EntityManager) => Promise<Omit<PlainPremises, 'now'>>,
  ) {
    super(dataSource, woken, clock);
  }

  async premisesAt(manager: EntityManager, now: number): Promise<PlainPremises> {
    return { ...(await this.surroundings(manager)), now };
  }

  /** The bureau's own time. */
  async timeZone(): Promise<string> {
    const { rules } = await this.surroundings(this.dataSource.manager);
    return rules.calendar.definition.timeZone;
  }

  protected override principalOf({ identity }: StaffAsking): Principal {
    return principalOf(identity);
  }

  protected override async worldAt(
    manager: EntityManager,
    { identity }: StaffAsking,
    moment: Promise<number>,
  ): Promise<PlainWorld> {
    const [surroundings, now] = await Promise.all([this.surroundings(manager), moment]);
    const reader = readerOf(callerOf(identity), surroundings.directory, now);
    return { ...surroundings, now, reader };
  }
}
