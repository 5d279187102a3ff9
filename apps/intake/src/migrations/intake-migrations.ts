import { CallerBuckets1795910400060 } from '@fengqiao/postgres/migrations/2026-11-29-caller-buckets';
import { Codes1795910400040 } from '@fengqiao/postgres/migrations/2026-11-29-codes';
import { Inbox1795305600002 } from '@fengqiao/postgres/migrations/2026-11-22-inbox';
import { Requeue1795392000001 } from '@fengqiao/postgres/migrations/2026-11-23-requeue';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { Cases1795305600010 } from './2026-11-22-cases.ts';
import { OpenCases1795392000011, Rules1795392000010 } from './2026-11-23-rules.ts';
import { DirectoryTerms1795564800030 } from './2026-11-25-directory-terms.ts';
import { NoticesOfMediation1795564800061 } from './2026-11-25-notices-of-mediation.ts';
import { Notices1795564800031 } from './2026-11-25-notices.ts';
import { Roads1795564800010 } from './2026-11-25-roads.ts';
import { Attachments1795910400300 } from './2026-11-29-attachments.ts';
import { Categories1795910400061 } from './2026-11-29-categories.ts';
import { Citizens1795910400041 } from './2026-11-29-citizens.ts';
import { FindCases1795910400082 } from './2026-11-29-find-cases.ts';
import { Messages1795910400401 } from './2026-11-29-messages.ts';
import { NoticesOfNewMatters1795910400077 } from './2026-11-29-notices-of-new-matters.ts';
import { NumbersOfThePast1795910400062 } from './2026-11-29-numbers-of-the-past.ts';
import { Places1795910400063 } from './2026-11-29-places.ts';
import { PublicLedger1795910400390 } from './2026-11-29-public-ledger.ts';
import { SearchBesideCases1795910400210 } from './2026-11-29-search-beside-cases.ts';
import { SetsOfSubjects1795910400070 } from './2026-11-29-sets-of-subjects.ts';
import { Subjects1795910400020 } from './2026-11-29-subjects.ts';
import { UrgentDeliveries1795910400400 } from './2026-11-29-urgent-deliveries.ts';
import { WithdrawnRecords1795910400200 } from './2026-11-29-withdrawn-records.ts';
import { Guidance1795996800112 } from './2026-11-30-guidance.ts';
import { BulkActs1795996800030 } from './2026-11-30-bulk-acts.ts';
import { OrderOfCases1795996800000 } from './2026-11-30-order-of-cases.ts';
import { ListsOfUnits1795996800020 } from './2026-11-30-lists-of-units.ts';
import { CasesInHand1796083200000 } from './2026-12-01-cases-in-hand.ts';
import { SavedViews1795996800010 } from './2026-11-30-saved-views.ts';

/** In the order of their dates; each is carried out once. */
export const intakeMigrations = [
  ...outboxMigrations,
  Subjects1795910400020,
  Inbox1795305600002,
  Cases1795305600010,
  Rules1795392000010,
  OpenCases1795392000011,
  Requeue1795392000001,
  Roads1795564800010,
  DirectoryTerms1795564800030,
  Notices1795564800031,
  NoticesOfMediation1795564800061,
  Codes1795910400040,
  Citizens1795910400041,
  FindCases1795910400082,
  SetsOfSubjects1795910400070,
  WithdrawnRecords1795910400200,
  CallerBuckets1795910400060,
  Categories1795910400061,
  NumbersOfThePast1795910400062,
  Places1795910400063,
  NoticesOfNewMatters1795910400077,
  SearchBesideCases1795910400210,
  PublicLedger1795910400390,
  UrgentDeliveries1795910400400,
  Messages1795910400401,
  Attachments1795910400300,
  OrderOfCases1795996800000,
  SavedViews1795996800010,
  ListsOfUnits1795996800020,
  Guidance1795996800112,
  BulkActs1795996800030,
  CasesInHand1796083200000,
];
