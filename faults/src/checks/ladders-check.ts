import { Client, Connection } from '@temporalio/client';
import { ownersOf } from './aggregate-owner.ts';
import type { TestedStack } from '../stack/tested-stack.ts';

/** One running ladder for each open plan of a case or dispute, none for any other: the workflow ids for which that is not so. */
export async function differingLadders(
  stack: TestedStack,
): Promise<{ missing: string[]; needless: string[] }> {
  const planned = ownersOf(stack).map(async ({ database }) => {
    const { rows } = await database.query<{ id: string }>(
      `select aggregate_type || '/' || aggregate_id as id from ladder_plan where plan ->> 'status' = 'open'`,
    );
    return rows.map((row) => row.id);
  });
  const missing = new Set((await Promise.all(planned)).flat());
  const needless: string[] = [];
  const connection = await Connection.connect({ address: stack.servers.temporalAddress });
  try {
    const client = new Client({ connection });
    const query = `WorkflowType = 'ladder' and ExecutionStatus = 'Running'`;
    for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 }))
      if (!missing.delete(workflowId)) needless.push(workflowId);
  } finally {
    await connection.close();
  }
  return { missing: [...missing], needless };
}
