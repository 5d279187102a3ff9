import { CommandHandler, type Show } from '@fengqiao/aggregate/commands/command-handler';
import type { CaseCommand, PairCommand } from '@fengqiao/domain/case/commands/case-command';
import { decide } from '@fengqiao/domain/case/decide/decide';
import { decidePair } from '@fengqiao/domain/case/decide/decide-pair';
import type { Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseDesk, type Asking, type Request } from '../cases/case-desk.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';

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
  ): Promise<View | Refusal> {
    if (command.command === 'merge' || command.command === 'unmerge')
      return this.movePair(
        id,
        (manager) => survivorOf(manager, id, command),
        request,
        (row, survivor, world) => decidePair(row.state, survivor?.state ?? null, command, world),
        show,
      );
    return this.move(id, request, ({ state }, world) => decide(state, command, world), show);
  }
}

/** Read before the locks, to know which to take; the decision reads it again from the locked row. */
async function survivorOf(manager: EntityManager, id: string, command: PairCommand): Promise<string | null> {
  if (command.command === 'merge') return command.into;
  const [row] = (await manager.query(
    `select state -> 'merger' ->> 'into' as "into" from ledger_case where id = $1`,
    [id],
  )) as { into: string | null }[];
  return row?.into ?? null;
}
