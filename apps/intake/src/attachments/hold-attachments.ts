import type { CaseState } from '@fengqiao/domain/case/case';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import type { EntityManager } from 'typeorm';

interface Changed {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** In the transaction of the events: what came with them belongs to the case from now on, what they erase to nobody. */
export async function holdAttachments(
  manager: EntityManager,
  cases: readonly Changed[],
  now: number,
): Promise<void> {
  for (const { state, events } of cases)
    for (const { fact, seq, by } of events) {
      if (fact.type === 'attachment-erased')
        await changedOne(
          manager,
          `update attachment set erased_at = $2, erased_by = $3, name = null
           where id = any($1) and case_id = $4 and erased_at is null returning id`,
          [[fact.attachment], new Date(now), by, state.id],
        );
      if (!('attachments' in fact) || !fact.attachments) continue;
      await changedOne(
        manager,
        `update attachment set case_id = $2, use = $3, seq = $4, added_at = $5, added_by = $6, key_hash = null
         where id = any($1) and case_id is null and state = 'kept' returning id`,
        [fact.attachments, state.id, fact.type === 'replied' ? 'evidence' : 'words', seq, new Date(now), by],
      );
    }
}

/** The command has looked at them under lock: one that is not there now is a defect, and nothing of the command stands. */
async function changedOne(
  manager: EntityManager,
  statement: string,
  [ids, ...values]: readonly [readonly string[], ...unknown[]],
): Promise<void> {
  const [rows] = (await manager.query(statement, [ids, ...values])) as [{ id: string }[], number];
  if (rows.length !== ids.length) throw new Error('an attachment that was at hand is not there');
}
