import type { texts } from './zh-cn/all.ts';

/** Every text there is, as the Chinese catalogue has it; the compiler holds the English one to it. */
export type Catalogue = typeof texts;
