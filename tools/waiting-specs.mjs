/**
 * Specs that wait more than they work: for a redelivery, a time limit, a lock. They have a process of their own beside
 * those that keep the cores busy, or a core would stand still as long as they wait.
 */
export const waitingSpecs = [
  'apps/intake/src/hear-mediation/killed-before-acknowledging.spec.ts',
  'apps/scoring/src/metrics.spec.ts',
  'libs/service/src/http/bodies/bodies-arriving.spec.ts',
  'apps/intake/src/deliver-notices/new-matters.spec.ts',
  'apps/intake/src/deliver-notices/killed-in-between.spec.ts',
  'apps/intake/src/deliver-notices/deliver-notices.spec.ts',
  'apps/intake/src/deliver-notices/urgent-apart.spec.ts',
  'apps/intake/src/citizen-messages/messages-by-workflow.spec.ts',
  'libs/inbox/src/consumer/event-reader.spec.ts',
  'libs/inbox/src/consumer/broken-message.spec.ts',
  'libs/relay/src/workflows/due-sweep.spec.ts',
  'libs/inbox/src/store/requeue.spec.ts',
  'apps/mediation/src/joint-schedules/joint-schedules.workflow.spec.ts',
  'apps/intake/src/climb-case/untaken.spec.ts',
  'apps/intake/src/frozen-database.spec.ts',
  'libs/postgres/src/connection/health-probe.spec.ts',
];
