import { CasesVisible, whichCasesVisibleSubject } from '@fengqiao/contracts/rpc/which-cases-visible';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { Injectable } from '@nestjs/common';
import { askVisible } from './ask-visible.ts';
import type { Asker } from './asker.ts';

/** Intake alone knows whom a complaint is about: which of some cases this reader may see is asked of it. */
@Injectable()
export class CaseVisibility {
  constructor(private readonly rpc: RpcClient) {}

  /** Unavailable when intake does not answer. */
  visible(caseIds: Iterable<string>, asker: Asker): Promise<ReadonlySet<string>> {
    return askVisible(caseIds, asker, (reader, ids) =>
      this.rpc.ask(whichCasesVisibleSubject, { reader, caseIds: ids }, CasesVisible),
    );
  }
}
