import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { AggregateEventData } from '@fengqiao/contracts/events/aggregate-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { noticeSubjectsOf } from '@fengqiao/contracts/http/intake/notice';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { tellingNobody, type NoticeRequests } from '../notices/requested-notice-rows.ts';
import { TellingsHandler } from '../notices/tellings-handler.ts';
import { RulesSource } from '../rules/rules-source.ts';

const kinds = noticeSubjectsOf('outreach');

/** Outreach's events, taken into effect here: whom what was found concerns is told, once. */
@Injectable()
export class OutreachEventHandler extends TellingsHandler {
  constructor(rules: RulesSource, @Inject(CLOCK) clock: ClockPort) {
    super(rules, clock);
  }

  /** Null for a kind we know nothing of; a fact that we have no words for is news all the same. */
  protected newsOf({ type, subject: id, seq, data }: Envelope): NoticeRequests | null {
    const kind = kinds.find((each) => type.startsWith(eventSubject('outreach', each, '')));
    if (!kind) return tellingNobody(data);
    const { number, tells } = parsedBody(AggregateEventData, data);
    const fact = type.slice(eventSubject('outreach', kind, '').length);
    return { about: { kind, id, number }, seq, type: fact, tells };
  }
}
