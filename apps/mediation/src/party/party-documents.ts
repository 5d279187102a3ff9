import type { PartyCode } from '@fengqiao/contracts/http/mediation/dispute';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { canSeeDispute } from '@fengqiao/domain/dispute/visibility/scope';
import { disputeCommands } from '@fengqiao/domain/dispute/commands/permissions';
import { partyOf } from '@fengqiao/domain/dispute/dispute';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DisputeDesk, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { disputes } from '../disputes/dispute-kind.ts';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { issueCodes } from '../disputes/party-codes.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { DisputeReading } from '../read-dispute/dispute-reader.ts';
import { sessionCalendar } from '../read-dispute/calendar-file.ts';
import { SettlementDocumentRow } from '../settlement-document/settlement-document.entity.ts';
import { PartyHandler } from './party.handler.ts';

interface Page {
  readonly html: string;
  readonly hash: string;
}

interface CalendarFile {
  readonly file: string;
  readonly name: string;
}

function mayIssue(row: DisputeRow | undefined, party: string, world: DisputeWorld): Refusal | null {
  if (!row || !canSeeDispute(stateOf(row), world.reader, world)) return refuse('not-found');
  const state = stateOf(row);
  const before = { ...state, status: 'screened' } as const;
  const capacity = disputeCommands.permit(before, 'record-consent', world.reader, world);
  if (isRefusal(capacity)) return capacity;
  return partyOf(state, party) ? null : refuse('not-found');
}

/** Documents, printed or as a file, to staff who see the dispute and to its parties by their codes. */
@Injectable()
export class PartyDocuments {
  constructor(
    private readonly reading: DisputeReading,
    private readonly parties: PartyHandler,
    private readonly desk: DisputeDesk,
  ) {}

  settlement(id: string, identity: Identity, version: number | null) {
    return this.reading.forStaff(id, identity, 'settlement', (row) => this.page(row, version));
  }

  settlementForParty(number: string, code: string, version: number | null) {
    return this.parties.asParty(number, code, (row) => this.page(row, version));
  }

  session(id: string, identity: Identity, session: number) {
    return this.reading.forStaff(id, identity, 'calendar', (row) => this.calendar(row, session));
  }

  sessionForParty(number: string, code: string, session: number) {
    return this.parties.asParty(number, code, (row) => this.calendar(row, session));
  }

  /** By whoever may write a party's consent down: a code lost, or of a dispute that came by an import or from a case. */
  async newCode(id: string, party: string, request: DisputeRequest): Promise<PartyCode | Refusal> {
    return this.desk.carryOut<PartyCode>(request, {
      command: async (manager, readWorld) => {
        const [row] = await disputes.lock(manager, [id]);
        const refusal = mayIssue(row, party, await readWorld());
        if (refusal || !row) return refusal ?? refuse('not-found');
        const [issued] = await issueCodes(manager, row, [party]);
        if (!issued) return refuse('not-found');
        return { answer: issued, kept: { party }, secret: issued.queryCode };
      },
      again: async (manager, readWorld, { secret }) => {
        const [row] = await disputes.lock(manager, [id]);
        const refusal = mayIssue(row, party, await readWorld());
        return refusal ?? { party, ...(secret !== null && { queryCode: secret }) };
      },
    });
  }

  private async page(row: DisputeRow, version: number | null): Promise<Page | Refusal> {
    const { settlement } = stateOf(row);
    if (!settlement) return refuse('not-found');
    const wanted = version ?? settlement.version;
    const found = await this.reading.manager.findOneBy(SettlementDocumentRow, {
      disputeId: row.id,
      version: wanted,
    });
    return found ? { html: found.html, hash: found.hash } : refuse('not-found');
  }

  private async calendar(row: DisputeRow, n: number): Promise<CalendarFile | Refusal> {
    const state = stateOf(row);
    const session = state.sessions.find((each) => each.n === n);
    if (!session) return refuse('not-found');
    const { venues } = await readWords(this.reading.manager, row.id);
    return { file: sessionCalendar(state, session, venues.get(n) ?? ''), name: `${row.number}-${n}` };
  }
}
