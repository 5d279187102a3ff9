import { EventRow } from '@fengqiao/postgres/entities/event.entity';
import { wordsEntities } from '@fengqiao/postgres/entities/event-words.entity';
import { IdempotentAnswerRow } from '@fengqiao/postgres/entities/idempotent-answer.entity';
import { LadderPlanRow } from '@fengqiao/postgres/entities/ladder-plan.entity';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { RelayPartitionRow } from '@fengqiao/postgres/entities/relay-partition.entity';
import type { ServiceDefinition } from '@fengqiao/service/bootstrap/start-service';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { DataSource } from 'typeorm';
import { KindClimb, laddersOf } from '../commands/climb.activities.ts';
import { ItemRow, LostProperty1795999999001 } from './app/item.entity.scenario.ts';
import { ItemHandler, moveItemControllers } from './app/move-items.scenario.ts';
import { ItemReader, readItemControllers } from './app/read-items.scenario.ts';
import { items } from './app/stored-item.scenario.ts';
import { Desk, ReadAudit1795999999000, ReadAuditRow } from './host.scenario.ts';

/** A service with no kind but this one; in a real one what is the kind's here stands beside what is others'. */
export const lostProperty: ServiceDefinition = {
  description: 'Things found, handed in at a desk, and claimed or not.',
  entities: [
    ItemRow,
    ...[ReadAuditRow, EventRow, ...wordsEntities, LadderPlanRow, RelayPartitionRow, IdempotentAnswerRow],
  ],
  migrations: [...outboxMigrations, ReadAudit1795999999000, LostProperty1795999999001],
  controllers: [...readItemControllers, ...moveItemControllers],
  rpcControllers: [],
  providers: [Desk, ItemReader, ItemHandler],
  background: (parts, app) => {
    parts.relay();
    const shared = { dataSource: app.get(DataSource), woken: parts, clock: app.get(CLOCK) };
    parts.work(laddersOf([new KindClimb(items, app.get(Desk), shared)]), workflowBundlePath);
  },
};
