import { PlainDesk } from '@fengqiao/aggregate/commands/plain-desk';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { readKnownWorld } from '@fengqiao/inbox/world/known-world';
import { WorldSnapshot } from '@fengqiao/inbox/world/world-snapshot';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Where outreach's commands are carried out, whatever kind they are on. */
@Injectable()
export class OutreachDesk extends PlainDesk {
  constructor(dataSource: DataSource, parts: BackgroundComponents, @Inject(CLOCK) clock: ClockPort) {
    const worlds = new WorldSnapshot(readKnownWorld);
    super(dataSource, parts, clock, (manager) => worlds.current(manager));
  }
}
