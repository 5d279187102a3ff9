import { end } from './end.ts';
import { frame } from './frame.ts';
import { privacy } from './privacy.ts';
import { start } from './start.ts';
import { submit } from './submit.ts';
import { words } from './words.ts';

/** What the first pages need, those that must be there quickly on a slow line. */
export const lightTexts = { end, frame, privacy, start, submit, words };
