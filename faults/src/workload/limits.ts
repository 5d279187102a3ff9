import type { Pace } from '../injection/fault.ts';

const elapsed = (seconds: number) => ({ kind: 'elapsed', duration: `PT${seconds}S` });

/** Limits short enough that what is left lying falls due while the faults go on. */
export function casePolicy({ name, limitSeconds }: Pace): object {
  const limit = elapsed(limitSeconds);
  const clocks = {
    assign: { limit },
    complete: { limit: elapsed(2 * limitSeconds) },
    'follow-up': { limit },
    'sign-off': { limit },
    archive: { limit },
  };
  return { version: `faults-${name}`, rules: [{ when: {}, clocks }] };
}

/** The same of disputes. */
export function mediationPolicy({ name, limitSeconds }: Pace): object {
  const limit = elapsed(limitSeconds);
  const twice = elapsed(2 * limitSeconds);
  return {
    version: `faults-${name}`,
    resolve: { general: twice, complex: twice, difficult: twice },
    checkIn: { red: limit, yellow: twice },
    minutes: limit,
    confirmation: twice,
    visits: [limit, twice],
    // Two days before, as by default, would be before it was planned.
    rungs: { session: [{ kind: 'reminder', at: { percent: 50 } }] },
  };
}
