import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { ClosingEventData } from '@fengqiao/contracts/events/closing-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { tellingNobody, type NoticeRequests } from '../notices/requested-notice-rows.ts';
import { TellingsHandler } from '../notices/tellings-handler.ts';
import { RulesSource } from '../rules/rules-source.ts';

const closings = eventSubject('scoring', 'closing', '');

/** Scoring's events, taken into effect here: whom the closing of a period concerns is told, once. */
@Injectable()
export class ScoringEventHandler extends TellingsHandler {
  constructor(rules: RulesSource, @Inject(CLOCK) clock: ClockPort) {
    super(rules, clock);
  }

  /** Null for whatever else scoring may come to tell; a fact of a closing that we have no words for is news all the same. */
  protected newsOf({ type, subject: id, seq, data }: Envelope): NoticeRequests | null {
    if (!type.startsWith(closings)) return tellingNobody(data);
    const { number, tells } = parsedBody(ClosingEventData, data);
    return { about: { kind: 'period', id, number }, seq, type: type.slice(closings.length), tells };
  }
}
