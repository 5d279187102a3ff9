import { DeadLetterRow, InboxRow, KnownUntilRow } from '@fengqiao/postgres/inbox.entity';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import type { ServiceDefinition } from '@fengqiao/service/start-service';
import { BookedCaseRow, ScoreDailyRow, ScoreEntryRow, ScoreTotalRow } from './book/book.entities.ts';
import { bookLateCases } from './book/late-booking.ts';
import { DirectoryFactRow } from './facts/directory-fact.entity.ts';
import { CaseFactRow, UnitFactRow } from './facts/fact.entities.ts';
import { FormulaBook } from './formulas/formula-book.ts';
import { ScoreReader } from './scores/score-reader.ts';
import { ScoresController } from './scores/scores.controller.ts';
import { intakeFacts } from './facts/intake-facts.ts';
import { Facts1795305600020 } from './migrations/2026-11-22-facts.ts';
import { Book1795564800020 } from './migrations/2026-11-25-book.ts';
import { DirectoryFacts1795564800040 } from './migrations/2026-11-25-directory-facts.ts';
import { LedgerTotalsReader } from './totals/ledger-totals.ts';
import { TotalsController } from './totals/totals.controller.ts';
import { TwoTimesReader } from './two-times.ts';

/** Scoring turns events into facts, and facts into figures that headquarters can trust. */
export const scoring: ServiceDefinition = {
  description: 'Totals and scores, for any moment and as known at any moment.',
  entities: [
    CaseFactRow,
    UnitFactRow,
    DirectoryFactRow,
    BookedCaseRow,
    ScoreEntryRow,
    ScoreTotalRow,
    ScoreDailyRow,
    InboxRow,
    DeadLetterRow,
    KnownUntilRow,
  ],
  migrations: [
    Inbox1795305600002,
    Facts1795305600020,
    Requeue1795392000001,
    Book1795564800020,
    DirectoryFacts1795564800040,
  ],
  controllers: [TotalsController, ScoresController],
  rpcControllers: [],
  providers: [TwoTimesReader, LedgerTotalsReader, FormulaBook, ScoreReader],
  background: (parts) => {
    parts.finish('cases told of before there was a book', bookLateCases);
    parts.read('intake', intakeFacts);
  },
};
