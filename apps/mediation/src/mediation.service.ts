import { EventRow } from '@fengqiao/postgres/event.entity';
import { IdempotentAnswerRow } from '@fengqiao/postgres/idempotent-answer.entity';
import { DeadLetterRow, InboxRow, KnownUntilRow } from '@fengqiao/postgres/inbox.entity';
import { LadderPlanRow } from '@fengqiao/postgres/ladder-plan.entity';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { RelayPartitionRow } from '@fengqiao/postgres/relay-partition.entity';
import { eventsRpcController } from '@fengqiao/service/events.rpc-controller';
import type { ServiceDefinition } from '@fengqiao/service/start-service';
import { DisputeRow } from './disputes/dispute.entity.ts';
import { DisputesController } from './disputes/disputes.controller.ts';
import { DisputesRpcController } from './disputes/disputes.rpc-controller.ts';
import { ScreenDisputeHandler } from './disputes/screen-dispute.handler.ts';
import { Disputes1795305600030 } from './migrations/2026-11-22-disputes.ts';
import { DirectoryFacts1795564800040 } from '@fengqiao/postgres/migrations/2026-11-25-directory-facts';
import { DirectoryFactRow } from '@fengqiao/postgres/directory-fact.entity';
import { KnownUnitRow } from './places/known-unit.entity.ts';
import { unitEffects } from './places/unit-effects.ts';

/** Mediation keeps disputes. They have no clocks yet, so no ladder is planned or worked here. */
export const mediation: ServiceDefinition = {
  description: 'Disputes between citizens, mediated level by level, near home first.',
  entities: [
    DisputeRow,
    KnownUnitRow,
    DirectoryFactRow,
    EventRow,
    LadderPlanRow,
    RelayPartitionRow,
    IdempotentAnswerRow,
    InboxRow,
    DeadLetterRow,
    KnownUntilRow,
  ],
  migrations: [
    ...outboxMigrations,
    Inbox1795305600002,
    Disputes1795305600030,
    Requeue1795392000001,
    DirectoryFacts1795564800040,
  ],
  controllers: [DisputesController],
  rpcControllers: [DisputesRpcController, eventsRpcController('mediation')],
  providers: [ScreenDisputeHandler],
  background: (parts) => {
    parts.relay();
    parts.read('intake', unitEffects);
  },
};
