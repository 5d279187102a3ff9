import { at } from '../../aggregate/city.scenario.ts';
import { place } from '../given-dispute.scenario.ts';
import type { ImportedDispute } from './imported-dispute.ts';

/** Screened on Tuesday 3 November and taken on twenty minutes later. */
export function row(changes: Partial<ImportedDispute> = {}): ImportedDispute {
  return {
    ...{
      place,
      origin: 'police',
      complexity: 'general',
      colour: 'blue',
      level: 'community',
      skipReason: null,
    },
    ...{ status: 'accepted', screenedAt: at('11-03 10:40'), acceptedAt: at('11-03 11:00') },
    ...{ consentA: true, consentB: true, agreedAt: null, performedAt: null, settlement: null },
    ...changes,
  } as ImportedDispute;
}

export const agreement = { agreedAt: at('11-04 16:30'), settlement: 'as before' };
export const settled: Partial<ImportedDispute> = {
  ...agreement,
  status: 'settled',
  performedAt: at('11-10 09:00'),
};
