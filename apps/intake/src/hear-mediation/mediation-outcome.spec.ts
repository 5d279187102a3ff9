import { expect, it } from '@jest/globals';
import type { Envelope } from '@fengqiao/contracts/events/envelope';
import { PoisonMessage } from '@fengqiao/inbox/store/inbox';
import { tell } from './fake-mediation.scenario.ts';
import { outcomesIn } from './mediation-outcome.ts';

/** An event of an aggregate that mediation may come to have. */
const ofUmbrella = (data: object) =>
  outcomesIn({
    type: 'fengqiao.mediation.umbrella.opened',
    subject: 'u',
    seq: 1,
    data,
  } as unknown as Envelope);

it('an event of a kind that has no words here is parked where it has somebody told, and passed over where not', () => {
  expect(ofUmbrella({ number: 'U-1', tells: [] })).toBeNull();
  expect(ofUmbrella({ number: 'U-1' })).toBeNull();
  expect(() => ofUmbrella({ number: 'U-1', tells: [tell('linjiang-chief')] })).toThrow(PoisonMessage);
});
