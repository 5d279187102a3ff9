import type { CaseClockName, Ledger, Stage } from '@fengqiao/domain/case/case';
import type { CaseFact, CaseRecord } from '@fengqiao/domain/case/case-event';
import type { RungKind } from '@fengqiao/domain/ladder/clock-instance';

type Words<Key extends string> = Readonly<Record<Key, string>>;

/** What stands on a case file beside what people wrote; the screen's own words (a spec holds them together). */
export interface FileWords {
  readonly title: string;
  readonly stage: string;
  readonly headings: Words<'facts' | 'detail' | 'clocks' | 'attachments' | 'happened'>;
  readonly labels: Words<
    | ('ledger' | 'category' | 'channel' | 'received' | 'place' | 'owner' | 'unit' | 'proposed' | 'handler')
    | ('reporter' | 'phone' | 'email' | 'onBehalfOf' | 'subjects' | 'ref' | 'publicSummary' | 'withheld')
  >;
  readonly ledgers: Words<Ledger>;
  readonly stages: Words<Stage>;
  readonly channels: Readonly<Record<string, string>>;
  readonly events: Words<CaseFact['type']>;
  /** What was written with an event. */
  readonly written: Words<Exclude<keyof CaseRecord, 'confidentiality'>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly clocks: Words<CaseClockName>;
  readonly rungs: Words<RungKind>;
  readonly states: Words<'running' | 'suspended' | 'standing' | 'met' | 'missed' | 'void'>;
  readonly columns: Words<
    | ('clock' | 'state' | 'started' | 'due' | 'ended' | 'name' | 'type' | 'added' | 'by' | 'hash')
    | ('when' | 'what' | 'content')
  >;
  readonly types: Words<'image' | 'paper'>;
  readonly colon: string;
  readonly ownerOf: (unit: string) => string;
  readonly standIn: (who: string) => string;
  readonly drawn: (who: string, when: string) => string;
  readonly round: (n: number) => string;
  /** Which time a clock runs. */
  readonly run: (times: number) => string;
  readonly confidential: string;
  readonly anonymous: string;
  /** Of a complaint's reporter, whoever reads it. */
  readonly notShown: string;
  readonly notYours: string;
  /** An earlier system, or a correction by law, left no name. */
  readonly notRecorded: string;
  readonly nobody: string;
  readonly citizen: string;
  readonly system: string;
  readonly imported: string;
  readonly erased: string;
  readonly noFiles: string;
}
