import { tokenFor } from '@fengqiao/local-stack/local-identity';
import { Desk, people, type Tokens } from './desk.ts';
import type { Fault, Pace } from './fault.ts';
import { TestedStack } from './tested-stack.ts';
import { tryFault, type Outcome } from './try-fault.ts';

/** A stack of its own with clients at its desk, on which one fault after the other is tried. */
export class Rehearsal {
  private constructor(
    readonly stack: TestedStack,
    readonly desk: Desk,
    private readonly pace: Pace,
    readonly analyst: string,
  ) {}

  static async open(pace: Pace, several: boolean, say: (line: string) => void): Promise<Rehearsal> {
    const stack = await TestedStack.start({ several, policy: policyOf(pace), say });
    // The clock is set a day ahead in one of the faults: a token should outlive that.
    const tokens = Object.fromEntries(
      await Promise.all(people.map(async (person) => [person, await tokenFor(stack.home, person, '72h')])),
    ) as Tokens;
    return new Rehearsal(
      stack,
      new Desk(stack.desks, tokens, pace.answerWithinMs),
      pace,
      tokens['hq-analyst'],
    );
  }

  attempt(fault: Fault): Promise<Outcome> {
    return tryFault(fault, this.stack, this.desk, this.pace, this.analyst);
  }

  close(keepLogs = false): Promise<void> {
    return this.stack.remove(keepLogs);
  }
}

/** Limits short enough that what is left lying falls due while the faults go on. */
function policyOf({ name, limitSeconds }: Pace): object {
  const limit = { kind: 'elapsed', duration: `PT${limitSeconds}S` };
  const twice = { kind: 'elapsed', duration: `PT${2 * limitSeconds}S` };
  return {
    version: `faults-${name}`,
    rules: [
      {
        when: {},
        clocks: {
          assign: { limit },
          complete: { limit: twice },
          'follow-up': { limit },
          'sign-off': { limit },
          archive: { limit },
        },
      },
    ],
  };
}
