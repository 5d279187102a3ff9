import { inboxEntities, outboxEntities } from '@fengqiao/postgres/entities/service-entities';
import { OutboxBesideAnswers1795651200010 } from '@fengqiao/postgres/migrations/2026-11-26-outbox-beside-answers';
import { SealedAnswers1795910400002 } from '@fengqiao/postgres/migrations/2026-11-29-sealed-answers';
import { EventWords1795910400001 } from '@fengqiao/postgres/migrations/2026-11-29-event-words';
import { PlansByNearness1795910400076 } from '@fengqiao/postgres/migrations/2026-11-29-plans-by-nearness';
import { eventsRpcController } from '@fengqiao/service/endpoints/events.rpc-controller';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Answers1795564800002 } from '@fengqiao/postgres/migrations/2026-11-25-answers';
import { Rebuild1795564800001 } from '@fengqiao/postgres/migrations/2026-11-25-rebuild';
import { RebuildRow } from '@fengqiao/postgres/entities/rebuild.entity';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { MACHINE_KEYS } from '@fengqiao/service/authentication/machine-keys';
import type { ServiceDefinition } from '@fengqiao/service/bootstrap/start-service';
import { Askers } from './asker.ts';
import { ApiKeyRow } from './api-keys/api-key.entity.ts';
import { ApiKeysController } from './api-keys/api-keys.controller.ts';
import { ApiKeyCommands } from './api-keys/api-key-commands.ts';
import { KeyRing } from './api-keys/key-ring.ts';
import { ApiKeys1795564800023 } from './migrations/2026-11-25-api-keys.ts';
import { BookedCaseRow, ScoreDailyRow, ScoreEntryRow, ScoreTotalRow } from './book/book.entities.ts';
import { lateBooking } from './book/late-booking.ts';
import { DirectoryFactRow } from '@fengqiao/postgres/entities/directory-fact.entity';
import { CaseVisibility } from './case-visibility.ts';
import { ChiefScoreReader } from './chiefs/chief-scores.ts';
import { ChiefsController } from './chiefs/chiefs.controller.ts';
import { TenureReader } from './chiefs/tenure-reader.ts';
import { CaseFactRow, UnitFactRow } from './facts/fact.entities.ts';
import { ScoreFormulaRow } from './formulas/formula.entity.ts';
import { FormulasController } from './formulas/formulas.controller.ts';
import { Periods1795564800022 } from './migrations/2026-11-25-periods.ts';
import { ClosingNews1795651200020 } from './migrations/2026-11-26-closing-news.ts';
import { ClosingEvents } from './close-period/closing-events.ts';
import { ClosingWorkflows } from './close-period/closing.flow.ts';
import { FrozenScores } from './periods/frozen-scores.ts';
import { ObjectionCommands } from './objections/objection-commands.ts';
import { ObjectionListReader } from './objections/objection-list.ts';
import { ObjectionsController } from './objections/objections.controller.ts';
import { PeriodCloser } from './close-period/period-closer.ts';
import {
  PeriodClosingRow,
  PeriodObjectionRow,
  PeriodRevisionRow,
  RevisionOwedRow,
  ScoreExclusionRow,
} from './periods/period.entities.ts';
import { PeriodsController } from './periods/periods.controller.ts';
import { OwedRevisions1795910400210 } from './migrations/2026-11-29-owed-revisions.ts';
import { Reviser } from './periods/reviser.ts';
import { BoardSource } from './scores/board-source.ts';
import { FlagThresholdsRow } from './gaming/flag-thresholds.entity.ts';
import { ThresholdRepository } from './gaming/threshold.repository.ts';
import { ThresholdsController } from './gaming/thresholds.controller.ts';
import { FlagThresholds1795564800024 } from './migrations/2026-11-25-flag-thresholds.ts';
import { FlagsController } from './gaming/flags.controller.ts';
import { FormulaRepository } from './formulas/formula.repository.ts';
import { Occurrences1795564800021 } from './migrations/2026-11-25-occurrences.ts';
import { ImportOccurrencesHandler } from './occurrences/import-occurrences.handler.ts';
import { occurrenceImportControllers } from './occurrences/imports.controller.ts';
import { IndicesController } from './occurrences/indices.controller.ts';
import { OccurrenceCommands } from './occurrences/occurrence-commands.ts';
import { OccurrencesController } from './occurrences/occurrences.controller.ts';
import { CoveringFacts1795564800026 } from './migrations/2026-11-25-covering-facts.ts';
import { OccurrenceRulings1795564800025 } from './migrations/2026-11-25-occurrence-rulings.ts';
import { OccurrenceRow, OccurrenceRulingRow } from './occurrences/occurrence.entity.ts';
import { ScoreCasesReader } from './scores/score-cases.ts';
import { ScoreReader } from './scores/score-reader.ts';
import { ScoresController } from './scores/scores.controller.ts';
import { intakeFacts } from './facts/intake-facts.ts';
import { DisputeFactRow, DisputeLineRow, DisputeSumRow } from './mediation/dispute.entities.ts';
import { DisputeVisibility } from './mediation/dispute-visibility.ts';
import { DisputesBehindReader } from './mediation/disputes-behind.ts';
import { MediationController } from './mediation/mediation.controller.ts';
import { mediationFacts } from './mediation/mediation-facts.ts';
import { Facts1795305600020 } from './migrations/2026-11-22-facts.ts';
import { DisputeFacts1795564800080 } from './migrations/2026-11-25-dispute-facts.ts';
import { Book1795564800020 } from './migrations/2026-11-25-book.ts';
import { DirectorySubjects1795910400021 } from '@fengqiao/postgres/migrations/2026-11-29-directory-subjects';
import { DirectoryFacts1795564800040 } from '@fengqiao/postgres/migrations/2026-11-25-directory-facts';
import { LedgerTotalsReader } from './totals/ledger-totals.ts';
import { TotalsController } from './totals/totals.controller.ts';
import { TwoTimesReader } from './two-times.ts';
import { WriteDesk } from './write-commands.ts';

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
    DisputeFactRow,
    DisputeLineRow,
    DisputeSumRow,
    OccurrenceRow,
    OccurrenceRulingRow,
    ScoreFormulaRow,
    PeriodClosingRow,
    PeriodRevisionRow,
    RevisionOwedRow,
    PeriodObjectionRow,
    ScoreExclusionRow,
    ApiKeyRow,
    FlagThresholdsRow,
    RebuildRow,
    ...outboxEntities,
    ...inboxEntities,
  ],
  migrations: [
    Inbox1795305600002,
    Facts1795305600020,
    Requeue1795392000001,
    Rebuild1795564800001,
    Answers1795564800002,
    Book1795564800020,
    Occurrences1795564800021,
    Periods1795564800022,
    ApiKeys1795564800023,
    FlagThresholds1795564800024,
    OccurrenceRulings1795564800025,
    CoveringFacts1795564800026,
    DirectoryFacts1795564800040,
    DirectorySubjects1795910400021,
    DisputeFacts1795564800080,
    OwedRevisions1795910400210,
    OutboxBesideAnswers1795651200010,
    SealedAnswers1795910400002,
    ClosingNews1795651200020,
    EventWords1795910400001,
    PlansByNearness1795910400076,
  ],
  controllers: [
    TotalsController,
    ChiefsController,
    ScoresController,
    IndicesController,
    MediationController,
    ...occurrenceImportControllers,
    OccurrencesController,
    FlagsController,
    ThresholdsController,
    FormulasController,
    PeriodsController,
    ObjectionsController,
    ApiKeysController,
  ],
  rpcControllers: [eventsRpcController('scoring')],
  providers: [
    Askers,
    WriteDesk,
    TwoTimesReader,
    LedgerTotalsReader,
    FormulaRepository,
    ThresholdRepository,
    ScoreReader,
    BoardSource,
    FrozenScores,
    PeriodCloser,
    ClosingEvents,
    ClosingWorkflows,
    Reviser,
    ObjectionCommands,
    ObjectionListReader,
    CaseVisibility,
    ScoreCasesReader,
    DisputeVisibility,
    DisputesBehindReader,
    TenureReader,
    ChiefScoreReader,
    ImportOccurrencesHandler,
    OccurrenceCommands,
    KeyRing,
    ApiKeyCommands,
    { provide: MACHINE_KEYS, useExisting: KeyRing },
  ],
  background: (parts, app) => {
    parts.finish('cases told of before there was a book', lateBooking());
    parts.relay();
    parts.read('intake', intakeFacts);
    parts.read('mediation', mediationFacts);
    const closing = app.get(ClosingWorkflows);
    const reviser = app.get(Reviser);
    parts.watch('revisions that events have made due', () => reviser.reviseOwed());
    parts.start(closing);
    parts.workFlows(workflowBundlePath, closing.activities);
  },
};
