import type { texts } from './zh-cn/desk/all.ts';

/** Every text of the desk, as the Chinese catalogue has it; the compiler holds the English one to it. */
export type DeskCatalogue = typeof texts;
