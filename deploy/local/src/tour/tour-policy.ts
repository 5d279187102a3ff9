import type { Caller } from './caller.ts';
import type { Refused } from './lines.ts';

const seconds = (count: number) => ({ kind: 'elapsed', duration: `PT${count}S` });
const rungs = [
  { kind: 'reminder', at: { percent: 50 } },
  { kind: 'warning', at: { percent: 80 } },
  { kind: 'escalation', at: { after: { wall: 'PT2S' } }, repeats: true },
];
const within = (count: number) => ({ limit: seconds(count), rungs });

/** Limits of seconds for cases of category `tour`, and for calls for help among them; nobody else's limits change. */
const tourRules = [
  {
    when: { category: 'tour' },
    clocks: {
      assign: within(6),
      complete: within(20),
      'follow-up': within(20),
      'sign-off': within(20),
      archive: within(20),
    },
  },
  {
    when: { category: 'tour', responseClass: '1-3-5' },
    clocks: { acknowledge: within(2), assign: within(6), arrive: within(10) },
  },
];

interface Policy {
  readonly version: string;
  readonly rules: readonly { readonly when: { readonly category?: string } }[];
}

/** Publishes the tour's limits beside the bureau's own, once; they stay, since they speak of its category alone. */
export async function publishTourLimits(caller: Caller): Promise<void> {
  const path = '/v1/policies/case';
  const { body } = await caller.call<{ policy: Policy }>('intake', 'GET', path, { as: 'admin' });
  const { policy } = body;
  if (policy.rules.some(({ when }) => when.category === 'tour')) return;
  const version = `${policy.version}-and-tour`;
  const changed = { ...policy, version, rules: [...policy.rules, ...tourRules] };
  const change = { as: 'admin', body: { policy: changed } };
  const { status, body: told } = await caller.call<Refused>('intake', 'PUT', path, change);
  if (status !== 200) throw new Error(`publishing the tour’s limits: ${told.code}`);
}
