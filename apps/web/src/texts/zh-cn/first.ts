import { frame } from './frame.ts';
import { start } from './start.ts';
import { words } from './words.ts';

/** What the first page needs. */
export const firstTexts = { frame, start, words };
