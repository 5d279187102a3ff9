import type { Shown } from '@fengqiao/aggregate/codes/query-code';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import { readWords } from '../disputes/dispute-words.ts';
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

/** Documents, printed or as a file, to staff who see the dispute and to its parties by their codes. */
@Injectable()
export class PartyDocuments {
  constructor(
    private readonly reading: DisputeReading,
    private readonly parties: PartyHandler,
  ) {}

  settlement(id: string, identity: Identity, version: number | null) {
    return this.reading.forStaff(id, identity, 'settlement', (row) => this.page(row, version));
  }

  settlementForParty(number: string, code: Shown, version: number | null) {
    return this.parties.asParty(number, code, (row) => this.page(row, version));
  }

  session(id: string, identity: Identity, session: number) {
    return this.reading.forStaff(id, identity, 'calendar', (row) => this.calendar(row, session));
  }

  sessionForParty(number: string, code: Shown, session: number) {
    return this.parties.asParty(number, code, (row) => this.calendar(row, session));
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
