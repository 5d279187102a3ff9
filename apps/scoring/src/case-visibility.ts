import { CasesVisible, whichCasesVisibleSubject } from '@fengqiao/contracts/rpc/which-cases-visible';
import type { Identity } from '@fengqiao/identity/token-check';
import { RpcClient, RpcUnanswered } from '@fengqiao/nats/rpc-client';
import { ProblemException } from '@fengqiao/service/problem';
import { Injectable } from '@nestjs/common';

/** The question's own limit. */
const askedAtOnce = 500;

/** Intake alone knows whom a complaint is about: which of some cases this reader may see is asked of it. */
@Injectable()
export class CaseVisibility {
  constructor(private readonly rpc: RpcClient) {}

  /** Unavailable when intake does not answer: nothing is shown that may not be seen. */
  async visible(caseIds: Iterable<string>, identity: Identity): Promise<ReadonlySet<string>> {
    const { person, roles, unit } = identity;
    const reader = { person, roles: [...roles], unit };
    const all = [...new Set(caseIds)];
    const visible = new Set<string>();
    try {
      for (let first = 0; first < all.length; first += askedAtOnce) {
        const question = { reader, caseIds: all.slice(first, first + askedAtOnce) };
        const answer = await this.rpc.ask(whichCasesVisibleSubject, question, CasesVisible);
        for (const id of answer.visible) visible.add(id);
      }
    } catch (error) {
      if (error instanceof RpcUnanswered) throw new ProblemException('unavailable');
      throw error;
    }
    return visible;
  }
}
