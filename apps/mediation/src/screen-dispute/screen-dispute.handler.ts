import { pointerTo, shownAgain, type Pointer } from '@fengqiao/aggregate/commands/repeated-answer';
import type {
  DisputeView,
  RegisterDisputeBody,
  SettleAtOnceBody,
} from '@fengqiao/contracts/http/mediation/dispute';
import { notTheirsToSet } from '@fengqiao/domain/aggregate/field-setters';
import { screeningSetters, settleAtOnceSetters } from '@fengqiao/domain/dispute/commands/beginnings';
import type { CaughtUpDispute } from '@fengqiao/domain/dispute/ladder/climb';
import { settleAtOnce } from '@fengqiao/domain/dispute/decide/decide-at-once';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { screenDispute, type ScreenDispute } from '@fengqiao/domain/dispute/decide/screen-dispute';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { Answered } from '@fengqiao/postgres/store/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { disputes } from '../disputes/dispute-kind.ts';
import { disputeNumbers } from '../disputes/dispute-number.ts';
import { disputeView } from '../disputes/dispute-view.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { showToStaff } from '../move-dispute/show-dispute.ts';
import { DocumentDraft, keepDocuments } from '../settlement-document/keep-documents.ts';

type Decide = (
  screening: ScreenDispute,
  world: DisputeWorld,
  documents: DocumentDraft,
) => CaughtUpDispute | Refusal;

/** Writes a dispute down, where it is. */
@Injectable()
export class ScreenDisputeHandler {
  constructor(private readonly desk: DisputeDesk) {}

  async screen(body: RegisterDisputeBody, request: DisputeRequest) {
    return this.write(body, request, (screening, world) => {
      return notTheirsToSet(screeningSetters, body, world.reader) ?? screenDispute(screening, world);
    });
  }

  /** Settled on the spot: written down, mediated and agreed in one breath. */
  async settleAtOnce(body: SettleAtOnceBody, request: DisputeRequest) {
    const { terms, obligations, minutes, mediator } = body;
    return this.write(body, request, (screening, world, documents) => {
      const settling = { screening, draft: { terms, obligations }, minutes, mediator };
      return (
        notTheirsToSet(settleAtOnceSetters, body, world.reader) ??
        settleAtOnce(settling, world, documents.hashOf)
      );
    });
  }

  private async write(
    body: RegisterDisputeBody,
    request: DisputeRequest,
    decide: Decide,
  ): Promise<DisputeView | Refusal> {
    return this.desk.carryOut<DisputeView>(request, {
      command: (manager, readWorld) => written(manager, body, readWorld, decide),
      again: async (manager, readWorld, { kept }) =>
        shownAgain(disputes, showToStaff, manager, await readWorld(), kept as Pointer),
    });
  }
}

async function written(
  manager: EntityManager,
  body: RegisterDisputeBody,
  readWorld: () => Promise<DisputeWorld>,
  decide: Decide,
): Promise<Answered<DisputeView> | Refusal> {
  const world = await readWorld();
  const { place, kind, origin, complexity, colour, relatedCase = null, title, parties } = body;
  const [number = ''] = await disputeNumbers(manager, [world.now], world.rules);
  const screening: ScreenDispute = {
    ...{ id: uuidv7(), number, place, kind, origin, complexity, colour, relatedCase },
    residences: parties.map(({ residence = null }) => residence),
  };
  const named = parties.map(({ name, phone }) => ({ name, phone }));
  const documents = new DocumentDraft({ number, title, place, parties: named }, world);
  const screened = decide(screening, world, documents);
  if (isRefusal(screened)) return screened;
  const content = { ref: null, refFingerprint: null, title, parties: named };
  await disputes.insert(manager, [{ ...screened, content }], world);
  await keepDocuments(manager, screening.id, documents);
  const row = await manager.findOneByOrFail(DisputeRow, { id: screening.id });
  return {
    answer: disputeView(row, await readWords(manager, row.id), world),
    kept: pointerTo(row, world.now),
  };
}
