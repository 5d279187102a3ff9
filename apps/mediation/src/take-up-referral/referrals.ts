import { CaseEventData } from '@fengqiao/contracts/events/case-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { PoisonMessage } from '@fengqiao/inbox/store/inbox';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import type { EntityManager } from 'typeorm';

const referredType = eventSubject('intake', 'case', 'referred');

/** An event by which a case was referred, as a row; null for any other. */
export function referralOf(event: Envelope): object | null {
  if (event.type !== referredType) return null;
  const { fact, by } = parsedBody(CaseEventData, event.data);
  const { place } = fact;
  if (typeof place !== 'string') throw new PoisonMessage('body does not have the shape of its type');
  const { subject: case_id, seq, time: referred_at } = event;
  return { case_id, seq, place, referred_by: by, referred_at };
}

/** Told twice, it is still one. */
export async function writeReferrals(manager: EntityManager, referrals: readonly object[]): Promise<void> {
  if (referrals.length === 0) return;
  await manager.query(
    `insert into referral (case_id, seq, place, referred_by, referred_at)
     select * from jsonb_to_recordset($1::jsonb) as row(
       case_id uuid, seq int, place text, referred_by text, referred_at timestamptz)
     on conflict do nothing`,
    [JSON.stringify(referrals)],
  );
}
