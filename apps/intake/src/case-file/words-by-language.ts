import type { Language } from '@fengqiao/contracts/problem';
import type { CaseFact } from '@fengqiao/domain/case/case-event';
import type { FileWords } from './file-words.ts';
import { en } from './words-en.ts';
import { zhCn } from './words-zh-cn.ts';

export const fileWords: Readonly<Record<Language, FileWords>> = { 'zh-CN': zhCn, en };

/** What a citizen does has no person of ours behind it, and is nobody's but his or hers. */
export const citizensOwn: ReadonlySet<string> = new Set<CaseFact['type']>([
  ...(['registered', 'rated', 'followed-up', 'messages-chosen', 'added', 'withdrawn', 'reopened'] as const),
  ...(['appealed', 'consent-given', 'consent-withdrawn', 'code-confirmed'] as const),
]);
