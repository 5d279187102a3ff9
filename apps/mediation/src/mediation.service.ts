import { mediationExamples } from '@fengqiao/contracts/examples/mediation-examples';
import { inboxEntities, outboxEntities } from '@fengqiao/postgres/entities/service-entities';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import { DirectorySubjects1795910400021 } from '@fengqiao/postgres/migrations/2026-11-29-directory-subjects';
import { DirectoryFacts1795564800040 } from '@fengqiao/postgres/migrations/2026-11-25-directory-facts';
import { QueryGuesses1795564800060 } from '@fengqiao/postgres/migrations/2026-11-25-query-guesses';
import type { JointInput } from '@fengqiao/contracts/temporal/joint';
import { knownWorldEntities } from '@fengqiao/postgres/entities/known-world.entities';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { CodeClaimRow, CodeMissRow } from '@fengqiao/postgres/entities/code.entities';
import { Codes1795910400040 } from '@fengqiao/postgres/migrations/2026-11-29-codes';
import { CodeGuard } from '@fengqiao/aggregate/codes/code-guard';
import { eventsRpcController } from '@fengqiao/service/endpoints/events.rpc-controller';
import type { ServiceDefinition } from '@fengqiao/service/bootstrap/start-service';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { ClimbDisputeActivities } from './climb-dispute/climb-dispute.activities.ts';
import { ConsultationAgendaRow, ConsultationRow } from './consultations/consultation.entity.ts';
import { ConsultationReading } from './consultations/consultation-reader.ts';
import { consultationControllers } from './consultations/consultations.controller.ts';
import { DigestEntryRow, JointDigestRow } from './digests/digest.entity.ts';
import { DigestReading } from './digests/digest-reader.ts';
import { DigestsController } from './digests/digests.controller.ts';
import { JointSchedules } from './joint-schedules/joint-schedules.ts';
import { MoveConsultationHandler } from './consultations/move-consultation.handler.ts';
import { DigestWriter } from './digests/digest-writer.ts';
import { WeeklyPlanner } from './consultations/weekly-planner.ts';
import { DisputeDesk } from './disputes/dispute-desk.ts';
import { DisputeRow, PartyCodeRow } from './disputes/dispute.entity.ts';
import { LinkCases } from './import-disputes/link-cases.ts';
import { ImportDisputesHandler } from './import-disputes/import-disputes.handler.ts';
import { ImportHoldingsHandler } from './import-holdings/import-holdings.handler.ts';
import { ImportObligationsHandler } from './import-obligations/import-obligations.handler.ts';
import { ImportedObligationRow } from './import-obligations/imported-obligation.entity.ts';
import { disputeImportControllers } from './imports/imports.controller.ts';
import { Disputes1795305600030 } from './migrations/2026-11-22-disputes.ts';
import { JointMembersController } from './joint-members/joint-members.controller.ts';
import { JointMembersHandler } from './joint-members/joint-members.handler.ts';
import { Imports1795564800070 } from './migrations/2026-11-25-imports.ts';
import { Consultations1795564800075 } from './migrations/2026-11-25-consultations.ts';
import { Digests1795564800076 } from './migrations/2026-11-25-digests.ts';
import { Ties1795910400022 } from './migrations/2026-11-29-ties.ts';
import { ReadAudit1795651200001 } from './migrations/2026-11-26-read-audit.ts';
import { Mediation1795564800050 } from './migrations/2026-11-25-mediation.ts';
import { moveDisputeControllers } from './move-dispute/move-dispute.controller.ts';
import { MoveDisputeHandler } from './move-dispute/move-dispute.handler.ts';
import { PartyDocuments } from './party/party-documents.ts';
import { PapersController } from './party/papers.controller.ts';
import { partyControllers } from './party/party.controller.ts';
import { claimOfParty } from './receipts/claim.controller.ts';
import { ClaimHandler } from './receipts/claim.handler.ts';
import { issueReceiptControllers } from './receipts/issue-receipt.controller.ts';
import { PartyHandler } from './party/party.handler.ts';
import { MediationPolicyController } from './publish-policy/mediation-policy.controller.ts';
import { PublishMediationPolicyHandler } from './publish-policy/publish-mediation-policy.handler.ts';
import { DisputeReading } from './read-dispute/dispute-reader.ts';
import { ReadAuditRow } from './read-dispute/read-audit.ts';
import { DisputesOfCaseRpcController } from './read-dispute/disputes-of-case.rpc-controller.ts';
import { readDisputeControllers } from './read-dispute/read-dispute.controller.ts';
import { WhichDisputesVisibleRpcController } from './read-dispute/which-disputes-visible.rpc-controller.ts';
import { screenDisputeControllers } from './screen-dispute/screen-dispute.controller.ts';
import { ScreenDisputeHandler } from './screen-dispute/screen-dispute.handler.ts';
import { SettlementDocumentRow } from './settlement-document/settlement-document.entity.ts';
import { ReferralRow } from './take-up-referral/referral.entity.ts';
import { TakeUpReferrals } from './take-up-referral/take-up-referrals.ts';
import { intakeEffects } from './world/intake-effects.ts';
import { HoldingRow, JointMemberRow, MediationPolicyRow } from './world/world.entities.ts';
import { WorldSource } from './world/world-source.ts';

/** Mediation keeps disputes: sessions, settlements, what is owed under them, and how long it holds. */
export const mediation: ServiceDefinition = {
  description: 'Disputes between citizens, mediated level by level, near home first.',
  examples: mediationExamples,
  entities: [
    DisputeRow,
    PartyCodeRow,
    SettlementDocumentRow,
    ImportedObligationRow,
    ReferralRow,
    ConsultationRow,
    ConsultationAgendaRow,
    JointDigestRow,
    DigestEntryRow,
    HoldingRow,
    JointMemberRow,
    MediationPolicyRow,
    ...knownWorldEntities,
    CodeMissRow,
    CodeClaimRow,
    ...outboxEntities,
    ...inboxEntities,
    ReadAuditRow,
  ],
  migrations: [
    ...outboxMigrations,
    Inbox1795305600002,
    Disputes1795305600030,
    Requeue1795392000001,
    DirectoryFacts1795564800040,
    DirectorySubjects1795910400021,
    Mediation1795564800050,
    QueryGuesses1795564800060,
    Imports1795564800070,
    Consultations1795564800075,
    Digests1795564800076,
    ReadAudit1795651200001,
    Ties1795910400022,
    Codes1795910400040,
  ],
  controllers: [
    ...screenDisputeControllers,
    ...readDisputeControllers,
    ...moveDisputeControllers,
    PapersController,
    ...issueReceiptControllers,
    ...partyControllers,
    claimOfParty,
    ...disputeImportControllers,
    MediationPolicyController,
    JointMembersController,
    ...consultationControllers,
    DigestsController,
  ],
  rpcControllers: [
    DisputesOfCaseRpcController,
    WhichDisputesVisibleRpcController,
    eventsRpcController('mediation'),
  ],
  providers: [
    WorldSource,
    DisputeDesk,
    DisputeReading,
    ScreenDisputeHandler,
    MoveDisputeHandler,
    CodeGuard,
    ClaimHandler,
    PartyHandler,
    PartyDocuments,
    TakeUpReferrals,
    LinkCases,
    ConsultationReading,
    MoveConsultationHandler,
    WeeklyPlanner,
    DigestReading,
    DigestWriter,
    JointSchedules,
    ClimbDisputeActivities,
    ImportDisputesHandler,
    ImportObligationsHandler,
    ImportHoldingsHandler,
    PublishMediationPolicyHandler,
    JointMembersHandler,
  ],
  background: (parts, app) => {
    parts.relay();
    parts.read('intake', intakeEffects);
    const referrals = app.get(TakeUpReferrals);
    parts.watch('referrals to take up', () => referrals.takeUp());
    const links = app.get(LinkCases);
    parts.watch('imported disputes to link to their cases', () => links.link());
    parts.schedule(app.get(JointSchedules));
    const planner = app.get(WeeklyPlanner);
    const digester = app.get(DigestWriter);
    parts.work(app.get(ClimbDisputeActivities), workflowBundlePath, {
      planWeekly: (input: JointInput) => planner.planWeekly(input),
      digestNews: (input: JointInput) => digester.digestNews(input),
    });
  },
};
