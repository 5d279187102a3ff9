import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import type { CaseCommand } from '@fengqiao/domain/case/commands/case-command';
import type { MessageChannel, Reach } from '@fengqiao/domain/case/ladder/message-channels';
import type { EntityManager } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';

/** Where the reporter can be told, for the one command that asks. `ways`: by which messages can be sent at all. */
export async function reachFor(
  manager: EntityManager,
  { command }: CaseCommand,
  id: string,
  ways: readonly MessageChannel[],
): Promise<Reach | undefined> {
  if (command !== 'choose-messages') return undefined;
  const row = await manager.findOneBy(CaseRow, { id });
  return row ? reachOf(row, ways) : undefined;
}

export function reachOf({ reporterEmail, reporterPhone }: CaseRow, ways: readonly MessageChannel[]): Reach {
  return {
    hasEmail: reporterEmail !== null,
    hasPhone: reporterPhone !== null,
    hasApp: ways.includes('webhook'),
  };
}

/** What was chosen last by these events; null: nothing was. */
export function chosenBy(events: readonly CaseEvent[]): MessageChannel[] | null {
  const chosen = events
    .flatMap(({ fact }) => (fact.type === 'messages-chosen' ? [fact.messages] : []))
    .at(-1);
  return chosen ? [...chosen] : null;
}

/** In the transaction of the events: the next message goes where the citizen wants it. */
export async function keepChosen(
  manager: EntityManager,
  changed: readonly { readonly state: { readonly id: string }; readonly events: readonly CaseEvent[] }[],
): Promise<void> {
  for (const { state, events } of changed) {
    const chosen = chosenBy(events);
    if (chosen)
      await manager.query('update ledger_case set reporter_messages = $2 where id = $1', [state.id, chosen]);
  }
}
