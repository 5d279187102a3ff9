import { Client, Connection } from '@temporalio/client';
import { waitUntil } from '../stack/wait-until.ts';
import { eachOf } from './each-of.ts';

const newestEvents = 10;

export interface HistoryCost {
  readonly events: number;
  readonly transitions: number;
}

/** Temporal as an operator sees it: what workflows have cost, and when they did what. */
export class TemporalView {
  readonly client: Client;

  private constructor(private readonly connection: Connection) {
    this.client = new Client({ connection });
  }

  static async connect(address: string): Promise<TemporalView> {
    return new TemporalView(await Connection.connect({ address }));
  }

  async costOf(workflowId: string): Promise<HistoryCost> {
    const { raw } = await this.client.workflow.getHandle(workflowId).describe();
    const info = raw.workflowExecutionInfo;
    return { events: Number(info?.historyLength), transitions: Number(info?.stateTransitionCount) };
  }

  /** A workflow is at rest when its history grows no more: every task it was owed is done. */
  async costAtRest(workflowId: string): Promise<HistoryCost> {
    let seen = -1;
    return waitUntil(
      `${workflowId} is at rest`,
      async () => {
        const cost = await this.costOf(workflowId).catch(() => null);
        const before = seen;
        seen = cost?.events ?? -1;
        return cost && cost.events === before && cost;
      },
      500,
    );
  }

  async countRunning(workflowType: string): Promise<number> {
    const query = `WorkflowType = '${workflowType}' and ExecutionStatus = 'Running'`;
    return (await this.client.workflow.count(query)).count;
  }

  /**
   * For each workflow the moment of its last local activity, as written into its history by the server: epoch
   * milliseconds.
   */
  async lastLocalActivities(workflowIds: readonly string[]): Promise<number[]> {
    const moments: number[] = [];
    await eachOf(workflowIds, async (workflowId) => {
      const { history } = await this.connection.workflowService.getWorkflowExecutionHistoryReverse({
        namespace: 'default',
        execution: { workflowId },
        maximumPageSize: newestEvents,
      });
      const marker = history?.events?.find((event) => event.markerRecordedEventAttributes);
      const { seconds, nanos } = marker?.eventTime ?? {};
      moments.push(Number(seconds) * 1000 + Number(nanos) / 1e6);
    });
    return moments;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
