import { DeadLetterRow, InboxRow, KnownUntilRow } from '@fengqiao/postgres/inbox.entity';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import type { ServiceDefinition } from '@fengqiao/service/start-service';
import { DirectoryFactRow } from './facts/directory-fact.entity.ts';
import { CaseFactRow, UnitFactRow } from './facts/fact.entities.ts';
import { intakeFacts } from './facts/intake-facts.ts';
import { Facts1795305600020 } from './migrations/2026-11-22-facts.ts';
import { DirectoryFacts1795564800040 } from './migrations/2026-11-25-directory-facts.ts';
import { LedgerTotalsReader } from './totals/ledger-totals.ts';
import { TotalsController } from './totals/totals.controller.ts';
import { TwoTimesReader } from './two-times.ts';

/** Scoring turns events into facts, and facts into figures that headquarters can trust. */
export const scoring: ServiceDefinition = {
  description: 'Totals, for any moment and as known at any moment.',
  entities: [CaseFactRow, UnitFactRow, DirectoryFactRow, InboxRow, DeadLetterRow, KnownUntilRow],
  migrations: [Inbox1795305600002, Facts1795305600020, Requeue1795392000001, DirectoryFacts1795564800040],
  controllers: [TotalsController],
  rpcControllers: [],
  providers: [TwoTimesReader, LedgerTotalsReader],
  background: (parts) => parts.read('intake', intakeFacts),
};
