import type { EventHandler } from '@fengqiao/inbox/store/inbox';
import { keepWorld } from '@fengqiao/inbox/world/world-events';
import { referralOf, writeReferrals } from '../take-up-referral/referrals.ts';

/** Of intake's events mediation needs the directory, the calendar, and the cases referred to it. */
export const intakeEffects: EventHandler = {
  async apply(manager, events) {
    await writeReferrals(
      manager,
      events.flatMap((event) => referralOf(event) ?? []),
    );
    await keepWorld(manager, events);
  },
};
