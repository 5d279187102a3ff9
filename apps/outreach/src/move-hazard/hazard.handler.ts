import { PlainHandler, type StaffRequest } from '@fengqiao/aggregate/commands/plain-handler';
import { nextNumber } from '@fengqiao/aggregate/store/next-number';
import type {
  FindHazardBody,
  HandleHazardAtOnceBody,
  HazardView,
} from '@fengqiao/contracts/http/outreach/hazard';
import type { PlainWorld } from '@fengqiao/domain/aggregate/plain-kind';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import type { FoundHazard } from '@fengqiao/domain/hazard/commands/hazard-command';
import { decideHazard } from '@fengqiao/domain/hazard/decide/decide';
import { decideAtOnce, decideFound } from '@fengqiao/domain/hazard/decide/decide-found';
import type { HazardEvent } from '@fengqiao/domain/hazard/hazard-event';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { NoticeDocument } from '../documents/notice-documents.ts';
import { hazardNumbers } from '../hazards/hazard-number.ts';
import { hazardView } from '../hazards/hazard-view.ts';
import { hazards, type StoredHazardTypes } from '../hazards/stored-hazard.ts';
import { OutreachDesk } from '../world/outreach-desk.ts';

/** Writes hazards down, and moves them along their road. */
@Injectable()
export class HazardHandler extends PlainHandler<StoredHazardTypes, HazardView> {
  constructor(desk: OutreachDesk) {
    super(hazards, desk, {
      view: hazardView,
      decide: async (state, command, world, row, manager) => {
        const document = new NoticeDocument(row, world);
        const events = decideHazard(state, command, world, document.hashOf);
        if (!isRefusal(events)) await document.keep(manager);
        return events;
      },
    });
  }

  find(body: FindHazardBody, request: StaffRequest) {
    return this.writeDown(body, request, (found, world) => decideFound(found, world));
  }

  handleAtOnce(body: HandleHazardAtOnceBody, request: StaffRequest) {
    const { result, evidence } = body;
    return this.writeDown(body, request, (found, world) =>
      decideAtOnce({ ...found, result, evidence }, world),
    );
  }

  private writeDown(
    body: FindHazardBody,
    request: StaffRequest,
    decide: (found: FoundHazard, world: PlainWorld) => HazardEvent[] | Refusal,
  ) {
    const { place, kind, channel, handler, note, summary, detail = null, responsible } = body;
    return this.write(request, async (world, manager) => {
      const foundAt = body.foundAt === undefined ? world.now : (parseMoment(body.foundAt) ?? world.now);
      const id = uuidv7();
      const number = await nextNumber(manager, hazardNumbers, foundAt, world.rules.calendar);
      const events = decide({ id, number, place, kind, channel, foundAt, handler, note }, world);
      if (isRefusal(events)) return events;
      const named = responsible ? { name: responsible.name, phone: responsible.phone ?? null } : null;
      return {
        ...{ id, events },
        content: { ref: null, refFingerprint: null, summary, detail, responsible: named },
      };
    });
  }
}
