import { CommandHandler, type SaidOnce } from '@fengqiao/aggregate/commands/command-handler';
import type { Show } from '@fengqiao/aggregate/commands/repeated-answer';
import type { CaseCommand, SoleCommand } from '@fengqiao/domain/case/commands/case-command';
import type { CommandName } from '@fengqiao/domain/case/commands/transitions';
import { decide, decideGroup } from '@fengqiao/domain/case/decide/decide';
import { decidePair } from '@fengqiao/domain/case/decide/decide-pair';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { canSeeReporter } from '@fengqiao/domain/case/visibility/fields';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { isStale } from '@fengqiao/service/http/request-headers';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { uploadsOf, type NamesAttachments } from '../attachments/uploads-of-command.ts';
import { CaseDesk, type Asking, type Request } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { byMergedCitizen, survivorOf } from '../citizen/citizen-view.ts';
import { reachFor } from '../citizen-messages/chosen-messages.ts';
import { channelsOf } from '../citizen-messages/message-channels.ts';
import { historiesOf, mergedWith } from './merged-with.ts';

/** What ends a case, or moves its start, is felt by those it was merged with. */
const feltByOthers: readonly CommandName[] = ['withdraw', 'void', 'decline', 'correct'];

/** Moves a case along its road. */
@Injectable()
export class MoveCaseHandler extends CommandHandler<StoredCaseTypes, Asking> {
  constructor(
    desk: CaseDesk,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {
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
    if (byMergedCitizen.includes(command.command) && 'onPaper' in command && command.onPaper) {
      const own = await this.dataSource.manager.findOneBy(CaseRow, { id });
      if (own?.state.merger) return this.giveForMerged(own, command, request, show);
    }
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
    return this.move(
      id,
      request,
      async ({ state }, world, manager) => {
        const by = { identity: request.identity, now: world.now };
        const uploads = await uploadsOf(manager, command as NamesAttachments, by, id);
        const reach = await reachFor(manager, command, id, channelsOf(this.config.notices));
        return decide(state, command, { ...world, uploads, reach });
      },
      show,
      once,
    );
  }

  /**
   * What a desk records for the citizen of a merged case, under that case's own number: as by code, it is done with the
   * case that answers for it, and the own one is shown.
   */
  private async giveForMerged<View>(
    own: CaseRow,
    command: SoleCommand,
    { preconditions, ...request }: Request,
    show: Show<StoredCaseTypes, View>,
  ): Promise<View | Refusal> {
    const { manager } = this.dataSource;
    const target = await survivorOf(manager, own);
    const asking = { ownCase: own.id, ownAnonymous: own.state.anonymous };
    return this.move(
      target.id,
      { ...request, ...asking, preconditions: { ...preconditions, versions: null } },
      async ({ state }, world, within) => {
        const now = await within.findOneByOrFail(CaseRow, { id: own.id });
        if (!canSee(now.state, world.reader, world)) return refuse('not-found');
        if (isStale(preconditions, now.version)) return refuse('stale-version', [], { version: now.version });
        // It may have come back, or gone on with another, before the lock was there.
        if ((await survivorOf(within, now)).id !== state.id)
          return refuse('stale-version', [], { version: now.version });
        const decided = decide(state, command, world);
        return isRefusal(decided) || canSeeReporter(now.state, world.reader, world)
          ? decided
          : refuse('forbidden', [], { command: command.command });
      },
      async (within, _, world, readAt) =>
        show(within, await within.findOneByOrFail(CaseRow, { id: own.id }), world, readAt),
    );
  }
}
