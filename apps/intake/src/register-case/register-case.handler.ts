import type { HandleAtOnceBody, RegisterBody } from '@fengqiao/contracts/http/intake/case';
import { withNote } from '@fengqiao/domain/aggregate/decide';
import { numberPrefix } from '@fengqiao/domain/case/case';
import type { RegisterCommand } from '@fengqiao/domain/case/commands/case-command';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { decideHandleAtOnce, decideRegister } from '@fengqiao/domain/case/decide/decide-register';
import type { World } from '@fengqiao/domain/case/decide/world';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { ordinary } from '@fengqiao/domain/case/rules/policy';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { localDate } from '@fengqiao/domain/clock/calendar/working-days';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { hashQueryCode, newQueryCode } from '@fengqiao/service/authentication/query-code';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { cases, type CaseContent } from '../cases/stored-case.ts';
import { caseView } from '../cases/case-view.ts';

/** Writes a matter into its ledger. */
@Injectable()
export class RegisterCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async register(body: RegisterBody, request: Request) {
    return this.write(body, request, (matter, world) =>
      decideRegister({ command: 'register', ...matter }, world),
    );
  }

  /** Solved on the spot: written down, worked on and answered in one breath. */
  async handleAtOnce(body: HandleAtOnceBody, request: Request) {
    const { result, evidence } = body;
    return this.write(body, request, (matter, world) =>
      decideHandleAtOnce({ command: 'handle-at-once', ...matter, result, evidence }, world),
    );
  }

  private async write(
    body: RegisterBody,
    request: Request,
    decide: (matter: Omit<RegisterCommand, 'command'>, world: World) => CaseEvent[] | Refusal,
  ) {
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const world = await readWorld();
      const receivedAt = body.receivedAt ? parseMoment(body.receivedAt) : null;
      const id = uuidv7();
      const year = localDate(world.rules.calendar, receivedAt ?? world.now).slice(0, 4);
      const number = await nextCaseNumber(manager, body.ledger, year);
      const { ledger, channel, category, anonymous = false } = body;
      const { unit = null, subjectUnit = null, subjectPersons = [], responseClass = ordinary } = body;
      const kind = { id, number, ledger, channel, category, responseClass, anonymous };
      const about = { subjectUnit, subjectPersons, subjectsInWords: body.subjects !== undefined };
      const events = decide({ ...kind, ...about, unit, receivedAt }, world);
      if (isRefusal(events)) return events;
      const queryCode = newQueryCode();
      const content: CaseContent = {
        ref: null,
        refFingerprint: null,
        summary: body.summary,
        detail: body.detail,
        place: body.place ?? null,
        subjectWords: body.subjects ?? null,
        reporter: body.reporter ?? null,
        queryCodeHash: hashQueryCode(number, queryCode),
      };
      const state = evolveAll(null, events, id);
      await cases.insert(manager, [{ state, events: withNote(events, body), content }], world);
      const { reporter, ...words } = content;
      const written = { ...words, publicSummary: null, withheldReason: null };
      const named = { reporterName: reporter?.name ?? null, reporterPhone: reporter?.phone ?? null };
      return { ...caseView(state, { ...written, ...named }, world), queryCode };
    });
  }
}

export async function nextCaseNumber(
  manager: EntityManager,
  ledger: keyof typeof numberPrefix,
  year: string,
): Promise<string> {
  const prefix = numberPrefix[ledger];
  const [row] = (await manager.query('select next_case_number($1, $2) as next', [prefix, Number(year)])) as {
    next: string;
  }[];
  return `${prefix}-${year}-${(row?.next ?? '').padStart(6, '0')}`;
}
