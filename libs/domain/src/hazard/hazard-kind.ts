import { plainKind, type PlainTypes } from '../aggregate/plain-kind.ts';
import type { HazardCommand } from './commands/hazard-command.ts';
import { hazardCommands } from './commands/permissions.ts';
import { evolveHazard } from './evolve.ts';
import type { HazardEvent } from './hazard-event.ts';
import type { HazardState } from './hazard.ts';
import { hazardLadder } from './ladder/hazard-ladder.ts';

export type HazardTypes = PlainTypes<HazardState, HazardEvent, HazardCommand>;

export const hazardKind = plainKind<HazardTypes>({
  ...{ evolve: evolveHazard, ladder: hazardLadder, commands: hazardCommands },
});
