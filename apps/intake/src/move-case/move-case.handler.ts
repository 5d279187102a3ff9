import type { CaseCommand } from '@fengqiao/domain/case/case-command';
import { canSee } from '@fengqiao/domain/case/confidentiality';
import { decide } from '@fengqiao/domain/case/decide';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { isRefusal, refuse } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { lockCase, saveCase } from '../cases/case.repository.ts';
import { caseView } from '../cases/case-view.ts';
import { recordRead } from '../read-case/read-audit.ts';

/** Moves a case along its road: load under lock, decide, save, answer. */
@Injectable()
export class MoveCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async move(id: string, command: CaseCommand, request: Request) {
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const row = await lockCase(manager, id);
      const given = await readWorld();
      if (!row || !canSee(row.state, given.reader)) return refuse('not-found');
      const expected = request.preconditions.version;
      if (expected !== null && expected !== row.version)
        return refuse('stale-version', [], { version: row.version });
      // Never before the case's last event: a clock set back must not undo what has happened.
      const world = { ...given, now: Math.max(given.now, row.state.lastEventAt) };
      const events = decide(row.state, command, world);
      if (isRefusal(events)) return events;
      const state = evolveAll(row.state, events, id);
      await saveCase(manager, state, events, world);
      const published = command.command === 'close' ? command : row;
      const { publicSummary = null, withheldReason = null } = published;
      const view = caseView(state, { ...row, publicSummary, withheldReason }, world);
      // The answer shows the case, so it is a reading like any other.
      const showedReporter = view.reporter !== null;
      if (showedReporter || view.confidential)
        await recordRead(manager, {
          person: world.reader.id ?? '',
          what: 'case',
          caseIds: [id],
          showedReporter,
          at: world.now,
        });
      return view;
    });
  }
}
