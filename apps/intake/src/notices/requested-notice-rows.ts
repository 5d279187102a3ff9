import type { NoticeRequest } from '@fengqiao/contracts/events/notice-request';
import { PoisonMessage } from '@fengqiao/inbox/store/inbox';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { About } from './notice-about.ts';
import { iso, releaseOf } from './write-consequences.ts';

const TellsSomebody = z.object({ tells: z.array(z.unknown()).min(1) });

/**
 * Null, for an event of a kind that we know nothing of. Where it has people told, passing it over would leave them in the
 * dark: it is parked, for an operator to see, until a release of ours knows the kind. Throws `PoisonMessage`.
 */
export function tellingNobody(data: unknown): null {
  if (TellsSomebody.safeParse(data).success)
    throw new PoisonMessage('tells people of a kind that has no words here');
  return null;
}

/** An event of another service, and whom it speaks to. */
export interface NoticeRequests {
  readonly about: About;
  readonly seq: number;
  /** The fact, one we have words for or not. */
  readonly type: string;
  readonly tells: readonly NoticeRequest[];
}

/**
 * Notices as their owner says they are to be told, kept back like any other until the unit of the seat is open. One a
 * person, as what he or she is named first. Somebody our directory does not know is told too: whom to tell is the
 * owner's to say, and the notice waits for whoever comes under that id.
 */
export function requestedNoticeRows(
  requests: NoticeRequests,
  { now, rules }: Pick<ClimbPremises, 'now' | 'rules'>,
): object[] {
  const { about, seq, type, tells } = requests;
  const first = tells.filter(
    ({ person }, index) => tells.findIndex((each) => each.person === person) === index,
  );
  return first.map(
    ({ person, seat, passedUpFrom, rung, clock, dueAt, atAnyHour, isNews = false, items }) => ({
      id: uuidv7(),
      recipient: person,
      about_kind: about.kind,
      about_id: about.id,
      number: about.number,
      cause_seq: seq,
      cause_type: type,
      rung,
      clock,
      due_at: dueAt,
      seat,
      passed_up_from: passedUpFrom,
      cases: items,
      breached: 0,
      escalated: 0,
      created_at: iso(now),
      ...releaseOf({ seat, atAnyHour, isNews }, rules, now),
    }),
  );
}
