import { DisputesVisible, whichDisputesVisibleSubject } from '@fengqiao/contracts/rpc/which-disputes-visible';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { Injectable } from '@nestjs/common';
import { askVisible } from '../ask-visible.ts';
import type { Asker } from '../asker.ts';

/** Mediation alone knows who has a part in a dispute: which of some this reader may see is asked of it. */
@Injectable()
export class DisputeVisibility {
  constructor(private readonly rpc: RpcClient) {}

  /** Unavailable when mediation does not answer. */
  visible(disputeIds: Iterable<string>, asker: Asker): Promise<ReadonlySet<string>> {
    return askVisible(disputeIds, asker, (reader, ids) =>
      this.rpc.ask(whichDisputesVisibleSubject, { reader, disputeIds: ids }, DisputesVisible),
    );
  }
}
