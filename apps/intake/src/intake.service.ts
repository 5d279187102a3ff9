import { AppMessage } from '@fengqiao/contracts/http/intake/message';
import { intakeExamples } from '@fengqiao/contracts/examples/intake-examples';
import { inboxEntities, outboxEntities } from '@fengqiao/postgres/entities/service-entities';
import type { OfferRequest, SendRequest } from '@fengqiao/contracts/temporal/notices';
import { CallerBucketRow } from '@fengqiao/postgres/entities/caller-bucket.entity';
import { CallerLimit } from '@fengqiao/service/http/limits/caller-limit';
import { CodeGuard } from '@fengqiao/aggregate/codes/code-guard';
import { CodeClaimRow, CodeMissRow } from '@fengqiao/postgres/entities/code.entities';
import { eventsRpcController } from '@fengqiao/service/endpoints/events.rpc-controller';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import type { ServiceDefinition } from '@fengqiao/service/bootstrap/start-service';
import { AccountabilityController } from './accountability/accountability.controller.ts';
import { AccountabilityReader } from './accountability/accountability-reader.ts';
import { DuplicatesController } from './duplicates/duplicates.controller.ts';
import { DuplicatesReader } from './duplicates/duplicates-reader.ts';
import { PreviewMergeReader } from './duplicates/preview-merge.reader.ts';
import { AccountabilityRow } from './accountability/accountability-record.entity.ts';
import { BulkController } from './bulk/bulk.controller.ts';
import { bulkEntities, bulkProviders } from './bulk/bulk-parts.ts';
import { BulkWorkflows } from './bulk/bulk.workflows.ts';
import { CaseDesk } from './cases/case-desk.ts';
import { changeDirectoryControllers } from './change-directory/change-directory.controller.ts';
import { ChangePeopleHandler } from './change-directory/change-people.handler.ts';
import { ChangePostsHandler } from './change-directory/change-posts.handler.ts';
import { ChangeUnitsHandler } from './change-directory/change-units.handler.ts';
import { DirectoryDesk } from './change-directory/directory-desk.ts';
import { CaseRow } from './cases/case.entity.ts';
import { ClimbCaseActivities } from './climb-case/climb-case.activities.ts';
import { CitizenMessageRow, CodeConfirmationRow } from './citizen-messages/citizen-message.entities.ts';
import { UndeliveredMessages } from './citizen-messages/undelivered-messages.ts';
import { MessageOutbox } from './citizen-messages/message-outbox.ts';
import { MessageReader } from './citizen-messages/message-reader.ts';
import { messageControllers } from './citizen-messages/messages.controller.ts';
import { claimControllers } from './receipts/claim.controller.ts';
import { ClaimHandler } from './receipts/claim.handler.ts';
import { issueReceiptController } from './receipts/issue-receipt.controller.ts';
import { citizenControllers } from './citizen/citizen.controller.ts';
import { CitizenHandler } from './citizen/citizen.handler.ts';
import { DeliverNoticesActivities } from './deliver-notices/deliver-notices.activities.ts';
import { NoticeOutbox } from './deliver-notices/notice-outbox.ts';
import { DeliveryQueue } from './deliver-notices/delivery-queue.ts';
import { DeliveryMetrics } from './deliver-notices/delivery-metrics.ts';
import { NoticesWorkflows } from './deliver-notices/notices.workflows.ts';
import { LastResortWatch } from './directory/last-resort.ts';
import { DirectorySource } from './directory/directory-source.ts';
import {
  AbsenceRow,
  DirectoryVersionRow,
  PersonRow,
  PostHoldingRow,
  PostingRow,
  StandInRow,
  UnitRow,
} from './directory/directory.entities.ts';
import { MediationEventHandler } from './hear-mediation/mediation.event-handler.ts';
import { OutreachEventHandler } from './hear-outreach/outreach.event-handler.ts';
import { ScoringEventHandler } from './hear-scoring/scoring.event-handler.ts';
import { ImportPeopleHandler } from './import-directory/import-people.handler.ts';
import { ImportUnitsHandler } from './import-directory/import-units.handler.ts';
import { ImportLedgerHandler } from './import-ledger/import-ledger.handler.ts';
import { ledgerImportControllers } from './imports.controller.ts';
import { moveCaseControllers } from './move-case/move-case.controller.ts';
import { MoveCaseHandler } from './move-case/move-case.handler.ts';
import { MarkNoticeHandler } from './notices/mark-notice.handler.ts';
import { MarkNoticesHandler } from './notices/mark-notices.handler.ts';
import { NoticeReader } from './notices/notice-reader.ts';
import { NoticesController } from './notices/notices.controller.ts';
import { DeliveryRow, NoticeRow } from './notices/notice.entity.ts';
import { ProjectClockController } from './project-clock/project-clock.controller.ts';
import { CaseReader } from './read-case/case-reader.ts';
import { CalendarController } from './publish-rules/calendar.controller.ts';
import { PolicyController } from './publish-rules/policy.controller.ts';
import { Publications } from './publish-rules/publications.ts';
import { PublishCalendarHandler } from './publish-rules/publish-calendar.handler.ts';
import { PublishPolicyHandler } from './publish-rules/publish-policy.handler.ts';
import { ReadAuditRow } from './read-case/read-audit.ts';
import { readCaseControllers } from './read-case/read-case.controller.ts';
import { DirectoryReader } from './read-directory/directory-reader.ts';
import { ReadDirectoryController } from './read-directory/read-directory.controller.ts';
import { registerCaseControllers } from './register-case/register-case.controller.ts';
import { RegisterCaseHandler } from './register-case/register-case.handler.ts';
import { CategoriesController } from './publish-categories/categories.controller.ts';
import { PublishCategoriesHandler } from './publish-categories/publish-categories.handler.ts';
import { PromiseController } from './public-promise/promise.controller.ts';
import { PromiseReader } from './public-promise/promise-reader.ts';
import { CategoryCatalogueRow } from './rules/category-catalogue.entity.ts';
import { ImportPlacesHandler } from './places/import-places.handler.ts';
import { PlaceChangeRow, PlaceRow } from './places/place.entity.ts';
import { PlaceReader } from './places/place-reader.ts';
import { PlacesController } from './places/places.controller.ts';
import { RulePublicationRow } from './rules/rule-publication.entity.ts';
import { RulesAtStart } from './rules/rules-at-start.ts';
import { RulesSource } from './rules/rules-source.ts';
import { ReprojectWorkflows } from './re-project/re-project.workflows.ts';
import { ReprojectHandler } from './re-project/re-project.handler.ts';
import { ReprojectionRow } from './re-project/reprojection.entity.ts';
import { FindCasesByRefRpcController } from './show-referral/find-cases-by-ref.rpc-controller.ts';
import { ShowReferralRpcController } from './show-referral/show-referral.rpc-controller.ts';
import { TellVisibleRpcController } from './tell-visible/tell-visible.rpc-controller.ts';
import { PublicLedgerController } from './public-ledger/public-ledger.controller.ts';
import { PublicLedgerReader } from './public-ledger/public-ledger.reader.ts';
import { PublicTotalRow } from './public-ledger/public-total.entity.ts';
import { PublicTotals } from './public-ledger/public-totals.ts';

import { AttachmentRow } from './attachments/attachment.entity.ts';
import { CaseFileController } from './case-file/case-file.controller.ts';
import { CaseFileHandler } from './case-file/case-file.handler.ts';
import { GuidanceController } from './guidance/guidance.controller.ts';
import { GuidanceHandler } from './guidance/guidance.handler.ts';
import { GuidanceReader } from './guidance/guidance-reader.ts';
import { GuidanceRow } from './guidance/guidance.entity.ts';
import { SavedViewRow } from './saved-views/saved-view.entity.ts';
import { SavedViewsController } from './saved-views/saved-views.controller.ts';
import { SavedViewsHandler } from './saved-views/saved-views.handler.ts';
import { intakeMigrations } from './migrations/intake-migrations.ts';
import { AttachmentSweep } from './attachments/attachment-sweep.ts';
import { AttachmentVault } from './attachments/attachment-vault.ts';
import {
  AttachmentsController,
  AttachmentsOfCaseController,
  CitizenAttachmentsController,
} from './attachments/attachments.controller.ts';
import { ReadAttachmentHandler } from './attachments/read-attachment.handler.ts';
import { TakeInHandler } from './attachments/take-in.handler.ts';

const messageToCitizen = {
  summary: 'A message to a citizen, for the app of the bureau',
  description:
    'Sent to `FENGQIAO_APP_URL` for everyone who chose `webhook`, at no hour when others are not told either. Look at the signature, and at the `id`: the same may come twice',
  body: AppMessage,
};

/** Intake keeps the three ledgers and the directory. */
export const intake: ServiceDefinition = {
  description:
    'The three ledgers: matters come in, are handed to a unit by name, answered, checked and struck off.',
  examples: intakeExamples,
  calls: { messageToCitizen },
  entities: [
    CaseRow,
    UnitRow,
    PersonRow,
    PostHoldingRow,
    PostingRow,
    StandInRow,
    AbsenceRow,
    DirectoryVersionRow,
    NoticeRow,
    DeliveryRow,
    AccountabilityRow,
    ReadAuditRow,
    RulePublicationRow,
    ReprojectionRow,
    CallerBucketRow,
    CategoryCatalogueRow,
    PlaceRow,
    PlaceChangeRow,
    CodeMissRow,
    CodeClaimRow,
    CodeConfirmationRow,
    CitizenMessageRow,
    PublicTotalRow,
    AttachmentRow,
    SavedViewRow,
    GuidanceRow,
    ...bulkEntities,
    ...outboxEntities,
    ...inboxEntities,
  ],
  migrations: intakeMigrations,
  controllers: [
    ...registerCaseControllers,
    ...readCaseControllers,
    DuplicatesController,
    ...moveCaseControllers,
    issueReceiptController,
    ...citizenControllers,
    ...claimControllers,
    NoticesController,
    ...messageControllers,
    AccountabilityController,
    ...ledgerImportControllers,
    ReadDirectoryController,
    ...changeDirectoryControllers,
    ProjectClockController,
    CalendarController,
    PolicyController,
    CategoriesController,
    PromiseController,
    PlacesController,
    PublicLedgerController,
    SavedViewsController,
    GuidanceController,
    BulkController,
    CaseFileController,
    AttachmentsController,
    AttachmentsOfCaseController,
    CitizenAttachmentsController,
  ],
  rpcControllers: [
    eventsRpcController('intake'),
    TellVisibleRpcController,
    ShowReferralRpcController,
    FindCasesByRefRpcController,
  ],
  providers: [
    DirectorySource,
    RulesSource,
    RulesAtStart,
    CaseDesk,
    CaseReader,
    SavedViewsHandler,
    GuidanceHandler,
    CaseFileHandler,
    GuidanceReader,
    DuplicatesReader,
    PreviewMergeReader,
    RegisterCaseHandler,
    MoveCaseHandler,
    ...bulkProviders,
    CitizenHandler,
    CallerLimit,
    CodeGuard,
    ClaimHandler,
    MessageOutbox,
    UndeliveredMessages,
    MessageReader,
    ImportLedgerHandler,
    ImportUnitsHandler,
    ImportPeopleHandler,
    DirectoryDesk,
    DirectoryReader,
    ChangeUnitsHandler,
    ChangePeopleHandler,
    ChangePostsHandler,
    ClimbCaseActivities,
    NoticeReader,
    MarkNoticeHandler,
    MarkNoticesHandler,
    AccountabilityReader,
    NoticeOutbox,
    DeliveryQueue,
    DeliveryMetrics,
    LastResortWatch,
    DeliverNoticesActivities,
    NoticesWorkflows,
    Publications,
    PublishCalendarHandler,
    PublishPolicyHandler,
    PublishCategoriesHandler,
    ImportPlacesHandler,
    PlaceReader,
    PromiseReader,
    PublicTotals,
    PublicLedgerReader,
    ReprojectHandler,
    ReprojectWorkflows,
    MediationEventHandler,
    OutreachEventHandler,
    ScoringEventHandler,
    AttachmentVault,
    AttachmentSweep,
    TakeInHandler,
    ReadAttachmentHandler,
  ],
  background: (parts, app) => {
    parts.relay();
    parts.read('mediation', app.get(MediationEventHandler));
    parts.read('scoring', app.get(ScoringEventHandler));
    parts.read('outreach', app.get(OutreachEventHandler));
    const reprojections = app.get(ReprojectWorkflows);
    parts.start(reprojections);
    parts.start(app.get(NoticesWorkflows));
    const bulk = app.get(BulkWorkflows);
    parts.start(bulk);
    const attachments = app.get(AttachmentSweep);
    parts.watch('attachments that are to go', () => attachments.sweep());
    const notices = app.get(DeliverNoticesActivities);
    parts.work(app.get(ClimbCaseActivities), workflowBundlePath, {
      ...reprojections.activities,
      ...bulk.activities,
      offerNotices: (request: OfferRequest) => notices.offerNotices(request),
      sendDeliveries: (request: SendRequest) => notices.sendDeliveries(request),
      sendMessages: (request: SendRequest) => notices.sendDeliveries(request),
    });
  },
};
