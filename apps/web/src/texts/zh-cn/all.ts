import { acts } from './acts.ts';
import { dispute } from './dispute.ts';
import { end } from './end.ts';
import { frame } from './frame.ts';
import { ledger } from './ledger.ts';
import { privacy } from './privacy.ts';
import { receipt } from './receipt.ts';
import { start } from './start.ts';
import { submit } from './submit.ts';
import { track } from './track.ts';
import { words } from './words.ts';

export const texts = { acts, dispute, end, frame, ledger, privacy, receipt, start, submit, track, words };
