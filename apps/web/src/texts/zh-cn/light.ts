import { end } from './end.ts';
import { frame } from './frame.ts';
import { privacy } from './privacy.ts';
import { submit } from './submit.ts';
import { words } from './words.ts';

/** What the page needs that is opened in the street: nothing of the others is loaded with it. */
export const lightTexts = { end, frame, privacy, submit, words };
