import { KindClimb, laddersOf } from '@fengqiao/aggregate/commands/climb.activities';
import { outreachExamples } from '@fengqiao/contracts/examples/outreach-examples';
import { keepWorld } from '@fengqiao/inbox/world/world-events';
import { knownWorldEntities } from '@fengqiao/postgres/entities/known-world.entities';
import { inboxEntities, outboxEntities } from '@fengqiao/postgres/entities/service-entities';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import { DirectoryFacts1795564800040 } from '@fengqiao/postgres/migrations/2026-11-25-directory-facts';
import { DirectorySubjects1795910400021 } from '@fengqiao/postgres/migrations/2026-11-29-directory-subjects';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import type { ServiceDefinition } from '@fengqiao/service/bootstrap/start-service';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { eventsRpcController } from '@fengqiao/service/endpoints/events.rpc-controller';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { DataSource } from 'typeorm';
import { NoticeDocumentRow } from './documents/notice-document.entity.ts';
import { HazardRow } from './hazards/hazard.entity.ts';
import { hazards } from './hazards/stored-hazard.ts';
import { Outreach1795910400100 } from './migrations/2026-11-29-outreach.ts';
import { HazardHandler } from './move-hazard/hazard.handler.ts';
import { moveHazardControllers } from './move-hazard/move-hazard.controller.ts';
import { HazardReading } from './read-hazard/hazard-reader.ts';
import { readHazardControllers } from './read-hazard/read-hazard.controller.ts';
import { OutreachDesk } from './world/outreach-desk.ts';
import { ReadAuditRow } from './world/read-audit.ts';

/** Outreach goes to people instead of waiting for them. Hazards are its first kind; each further one is rows beside these. */
export const outreach: ServiceDefinition = {
  description: 'What the police find by going to people: hazards, until they are put right.',
  examples: outreachExamples,
  entities: [
    HazardRow,
    NoticeDocumentRow,
    ...knownWorldEntities,
    ...outboxEntities,
    ...inboxEntities,
    ReadAuditRow,
  ],
  migrations: [
    ...outboxMigrations,
    Inbox1795305600002,
    Requeue1795392000001,
    DirectoryFacts1795564800040,
    DirectorySubjects1795910400021,
    Outreach1795910400100,
  ],
  controllers: [...readHazardControllers, ...moveHazardControllers],
  rpcControllers: [eventsRpcController('outreach')],
  providers: [OutreachDesk, HazardReading, HazardHandler],
  background: (parts, app) => {
    parts.relay();
    parts.read('intake', { apply: keepWorld });
    const shared = { dataSource: app.get(DataSource), woken: parts, clock: app.get(CLOCK) };
    parts.work(laddersOf([new KindClimb(hazards, app.get(OutreachDesk), shared)]), workflowBundlePath);
  },
};
