import { deskAddressees } from '@fengqiao/domain/case/ladder/addressees';
import { premisesFor } from '@fengqiao/domain/case/decide/world';
import { mayBeTold } from '@fengqiao/domain/case/visibility/confidentiality';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseDesk } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import type { DeliveryRow } from '../notices/notice.entity.ts';
import { iso, releaseOf, writeConsequences } from '../notices/write-consequences.ts';

/** The type of a notice that no event of the case causes. */
export const undelivered = 'message-undelivered';

/** A citizen who was to be told and was not: the desk that knows the reporter is, once for a case and kind of message. */
@Injectable()
export class UndeliveredMessages {
  constructor(private readonly desk: CaseDesk) {}

  /** After a delivery has failed, in its transaction. */
  async tellDesk(manager: EntityManager, { message }: DeliveryRow, now: number): Promise<void> {
    const caseId = message && (await lostFirst(manager, message));
    const row = caseId && (await manager.findOneBy(CaseRow, { id: caseId }));
    if (!row) return;
    const { state, number } = row;
    const world = await this.desk.premisesAt(manager, now);
    const unit = state.confidentiality?.receivingUnit ?? unitOfPost(state.ownerPost);
    const people = deskAddressees(state, unit, premisesFor(state, world)).flatMap((addressee) =>
      addressee.person !== null && mayBeTold(state, addressee.person, world)
        ? [{ ...addressee, person: addressee.person }]
        : [],
    );
    const notices = people.map(({ person, seat, passedUpFrom }) => ({
      ...{ id: uuidv7(), recipient: person, case_id: state.id, number, cause_type: undelivered, seat },
      passed_up_from: passedUpFrom ?? null,
      ...{ cases: 1, breached: 0, escalated: 0, created_at: iso(now) },
      ...releaseOf({ seat, atAnyHour: false, isNews: false }, world.rules, now),
    }));
    await writeConsequences(manager, { notices, records: [] });
  }
}

/** The case of a message that reached nobody by any of its channels, where it is the first of its kind; else null. */
async function lostFirst(manager: EntityManager, message: string): Promise<string | null> {
  const [lost] = await manager.query<{ caseId: string }[]>(
    `with lost as (
       select m.id, m.case_id, m.kind from citizen_message m join delivery d on d.message = m.id
       where m.case_id = (select case_id from citizen_message where id = $1)
       group by m.id having bool_and(d.failed_at is not null) and bool_or(d.reason <> 'overtaken'))
     select own.case_id as "caseId" from lost own where own.id = $1 and not exists (
       select from lost other where other.kind = own.kind and other.id <> own.id)`,
    [message],
  );
  return lost?.caseId ?? null;
}
