import { acts } from './acts.ts';
import { dispute } from './dispute.ts';
import { ledger } from './ledger.ts';
import { lightTexts } from './light.ts';
import { receipt } from './receipt.ts';
import { start } from './start.ts';
import { track } from './track.ts';

export const texts = { ...lightTexts, acts, dispute, ledger, receipt, start, track };
