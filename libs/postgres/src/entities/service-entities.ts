import { wordsEntities } from './event-words.entity.ts';
import { EventRow } from './event.entity.ts';
import { IdempotentAnswerRow } from './idempotent-answer.entity.ts';
import { DeadLetterRow, InboxRow, KnownUntilRow } from './inbox.entity.ts';
import { LadderPlanRow } from './ladder-plan.entity.ts';
import { RelayPartitionRow } from './relay-partition.entity.ts';

/** Tables of a service whose events and plans the relay carries (`outboxMigrations`). */
export const outboxEntities = [
  EventRow,
  ...wordsEntities,
  LadderPlanRow,
  RelayPartitionRow,
  IdempotentAnswerRow,
];

/** Tables of a service that reads others' events (`Inbox1795305600002`). */
export const inboxEntities = [InboxRow, DeadLetterRow, KnownUntilRow];
