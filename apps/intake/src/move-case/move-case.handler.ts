import { CommandHandler, type SaidOnce, type Show } from '@fengqiao/aggregate/commands/command-handler';
import type { CaseCommand } from '@fengqiao/domain/case/commands/case-command';
import type { CommandName } from '@fengqiao/domain/case/commands/transitions';
import { decide, decideGroup } from '@fengqiao/domain/case/decide/decide';
import { decidePair } from '@fengqiao/domain/case/decide/decide-pair';
import type { Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { CaseDesk, type Asking, type Request } from '../cases/case-desk.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { historiesOf, mergedWith } from './merged-with.ts';

/** What ends a case, or moves its start, is felt by those it was merged with. */
const feltByOthers: readonly CommandName[] = ['withdraw', 'void', 'decline', 'correct'];

/** Moves a case along its road. */
@Injectable()
export class MoveCaseHandler extends CommandHandler<StoredCaseTypes, Asking> {
  constructor(desk: CaseDesk) {
    super(cases, desk);
  }

  async give<View>(
    id: string,
    command: CaseCommand,
    request: Request,
    show: Show<StoredCaseTypes, View>,
    once?: SaidOnce<StoredCaseTypes, View>,
  ): Promise<View | Refusal> {
    if (command.command === 'merge' || command.command === 'unmerge')
      return this.moveGroup(
        id,
        async (manager) =>
          command.command === 'merge' ? [command.into] : (await mergedWith(manager, id)).survivors,
        request,
        (row, others, world) => {
          const into = command.command === 'merge' ? command.into : row.state.merger?.into;
          // Into itself, it is its own survivor: the smallest ring.
          const survivor = into === id ? row : others.find((other) => other.id === into);
          return decidePair(row.state, survivor?.state ?? null, command, world);
        },
        show,
      );
    if (feltByOthers.includes(command.command))
      return this.moveGroup(
        id,
        async (manager) => {
          const { survivors, merged } = await mergedWith(manager, id);
          return [...survivors, ...merged];
        },
        request,
        async (row, others, world, manager) => {
          const histories =
            command.command === 'correct'
              ? await historiesOf(manager, [id, ...others.map((other) => other.id)])
              : new Map();
          return decideGroup(
            row.state,
            { cases: others.map(({ state }) => state), histories },
            command,
            world,
          );
        },
        show,
      );
    return this.move(id, request, ({ state }, world) => decide(state, command, world), show, once);
  }
}
