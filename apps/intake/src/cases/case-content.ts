import type { OnBehalfOf } from '@fengqiao/contracts/http/intake/case';
import type { MessageChannel } from '@fengqiao/domain/case/ladder/message-channels';
import type { FieldValues } from '@fengqiao/domain/case/rules/catalogue';

interface Reporter {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: 'zh-CN' | 'en' | undefined;
  readonly messages?: readonly MessageChannel[] | undefined;
}

/** What people wrote, and what only the citizen knows: fixed when the case is written down. */
export interface CaseContent {
  readonly ref: string | null;
  readonly refFingerprint: Buffer | null;
  readonly summary: string;
  readonly detail: string;
  readonly place: string | null;
  readonly subjectWords: string | null;
  readonly fields: FieldValues | null;
  readonly reporter: Reporter | null;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly queryCodeHash: Buffer | null;
}
