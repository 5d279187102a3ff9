import { mediationPolicyWith } from '@fengqiao/domain/dispute/rules/policy';
import { isRefusal } from '@fengqiao/domain/refusal';

const hours = (count: number) => ({ kind: 'elapsed', duration: `PT${count}H` }) as const;
const early = [
  { kind: 'reminder', at: { percent: 50 } },
  { kind: 'warning', at: { percent: 80 } },
] as const;
const later = { kind: 'escalation', at: { after: { wall: 'PT10H' } }, repeats: true } as const;
const rungs = [...early, later];

const policy = mediationPolicyWith({
  version: 'hours-1',
  resolve: { general: hours(100), complex: hours(200), difficult: hours(400) },
  checkIn: { red: hours(24), yellow: hours(90) },
  minutes: hours(24),
  confirmation: hours(300),
  visits: [hours(20), hours(50), hours(100)],
  rungs: { resolve: rungs, obligation: rungs, visit: rungs, resolution: rungs },
});
if (isRefusal(policy)) throw new Error(policy.code);

/** Limits in hours of the wall clock: whatever the day the test runs on, its moments can be worked out by hand. */
export const hourPolicy = policy;
