import { tokenFor } from '@fengqiao/local-stack/local-identity';
import { Clients, people, type Tokens } from '../workload/clients.ts';
import { Workload } from '../workload/workload.ts';
import type { Fault, Pace } from '../injection/fault.ts';
import { casePolicy, mediationPolicy } from '../workload/limits.ts';
import { TestedStack } from '../stack/tested-stack.ts';
import { tryFault, type Outcome } from './try-fault.ts';

/** A stack of its own with clients at its desk, on which one fault after the other is tried. */
export class FaultRun {
  private constructor(
    readonly stack: TestedStack,
    readonly workload: Workload,
    private readonly pace: Pace,
    readonly analyst: string,
  ) {}

  static async open(pace: Pace, several: boolean, say: (line: string) => void): Promise<FaultRun> {
    const stack = await TestedStack.start({ several, policy: casePolicy(pace), say });
    // The clock is set a day ahead in one of the faults: a token should outlive that.
    const tokens = Object.fromEntries(
      await Promise.all(people.map(async (person) => [person, await tokenFor(stack.home, person, 72)])),
    ) as Tokens;
    await stack.publishMediationPolicy(mediationPolicy(pace), tokens.admin);
    const addresses = { intake: stack.apiUrlsOf('intake'), mediation: stack.apiUrlsOf('mediation') };
    const clients = new Clients(addresses, tokens, pace.answerWithinMs, () => stack.now());
    return new FaultRun(stack, new Workload(clients), pace, tokens['hq-analyst']);
  }

  attempt(fault: Fault): Promise<Outcome> {
    return tryFault(fault, this.stack, this.workload, this.pace, this.analyst);
  }

  close(keepLogs = false): Promise<void> {
    return this.stack.remove(keepLogs);
  }
}
