import { CasesVisible, whichCasesVisibleSubject } from '@fengqiao/contracts/rpc/which-cases-visible';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { Injectable } from '@nestjs/common';
import { askVisible } from './ask-visible.ts';

/** Intake alone knows whom a complaint is about: which of some cases this reader may see is asked of it. */
@Injectable()
export class CaseVisibility {
  constructor(private readonly rpc: RpcClient) {}

  /** Unavailable when intake does not answer. */
  visible(caseIds: Iterable<string>, identity: Identity): Promise<ReadonlySet<string>> {
    return askVisible(caseIds, identity, (reader, ids) =>
      this.rpc.ask(whichCasesVisibleSubject, { reader, caseIds: ids }, CasesVisible),
    );
  }
}
