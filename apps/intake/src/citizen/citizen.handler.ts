import { CodeGuard } from '@fengqiao/aggregate/codes/code-guard';
import type { Shown } from '@fengqiao/aggregate/codes/query-code';
import type { CitizenView } from '@fengqiao/contracts/http/intake/citizen';
import type { SoleCommand } from '@fengqiao/domain/case/commands/case-command';
import type { World } from '@fengqiao/domain/case/decide/world';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { codesTo } from '../cases/citizen-codes.ts';
import { MessageOutbox } from '../citizen-messages/message-outbox.ts';
import { MoveCaseHandler } from '../move-case/move-case.handler.ts';
import { byMergedCitizen, citizenView, shownToCitizen, survivorOf } from './citizen-view.ts';

/** The citizen's own view and acts: whoever shows the code of a case is its citizen, and nobody else's. */
@Injectable()
export class CitizenHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: CodeGuard,
    private readonly desk: CaseDesk,
    private readonly cases: MoveCaseHandler,
    private readonly messages: MessageOutbox,
  ) {}

  async read(number: string, code: Shown) {
    const own = await this.ownOf(number, code);
    if (isRefusal(own)) return own;
    const { row, codeConfirmed } = own;
    const { manager } = this.dataSource;
    const asking = { identity: null, citizenOf: row.id, codeConfirmed };
    return this.show(manager, row, await this.desk.world(manager, asking));
  }

  async move(number: string, code: Shown, command: SoleCommand, preconditions: Preconditions) {
    const found = await this.ownOf(number, code);
    if (isRefusal(found)) return found;
    const { row: own, codeConfirmed } = found;
    // What a citizen may do with the case that answers for it is done there; everything else with the own one.
    const target = byMergedCitizen.includes(command.command)
      ? await survivorOf(this.dataSource.manager, own)
      : own;
    const content = ['citizen', own.id, command];
    const asking = { identity: null, citizenOf: target.id, ownCase: own.id, codeConfirmed };
    return this.cases.give(target.id, command, { ...asking, preconditions, content }, (manager, row, world) =>
      citizenView(manager, own.id === row.id ? row : own, row, world, this.messages.channels),
    );
  }

  /** To whoever has shown a secret of that case: `world` is as its citizen. */
  show(manager: EntityManager, own: CaseRow, world: World): Promise<CitizenView> {
    return shownToCitizen(manager, own, world, this.messages.channels);
  }

  /** The case whose code is shown, and whether that code is known to be in the right hands. */
  async ownOf(number: string, code: Shown): Promise<OwnCase | Refusal> {
    const found = await this.codes.open('code', number, code, (manager) => codesTo(manager, number));
    if (isRefusal(found)) return found;
    const row = await this.dataSource.manager.findOneByOrFail(CaseRow, { id: found.id });
    // An earlier release kept nothing of it: then it is as it was registered.
    return { row, codeConfirmed: row.state.code?.isConfirmed ?? !found.registeredByStaff };
  }
}

export interface OwnCase {
  readonly row: CaseRow;
  readonly codeConfirmed: boolean;
}
