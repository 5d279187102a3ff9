import { ScheduleAlreadyRunning, ScheduleNotFoundError, type ScheduleClient } from '@temporalio/client';

/** Something that Temporal starts again and again. Ids and codes only: this leaves PostgreSQL. */
export interface WorkflowSchedule {
  readonly id: string;
  /** The workflow it starts, with its input. */
  readonly type: string;
  readonly input: object;
  readonly rhythm: Rhythm;
}

export interface Rhythm {
  /** `HH:MM` by the clocks of the zone. */
  readonly time: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Left out: every day. */
  readonly weekday?: string;
}

/** What a Temporal that was down makes up for when it comes back. */
const catchupWindow = '7 days';

/**
 * Makes the Schedule, or sets one right that goes by another rhythm. One that is as it should be is not touched: an
 * update would drop what it has to make up for. One that an operator has paused stays so.
 */
export async function keepSchedule(
  client: ScheduleClient,
  taskQueue: string,
  { id, type, input, rhythm }: WorkflowSchedule,
): Promise<void> {
  const said = inWords(rhythm);
  const wanted = {
    spec: specOf(rhythm),
    action: {
      type: 'startWorkflow' as const,
      workflowType: type,
      workflowId: id,
      taskQueue,
      args: [input],
      memo: { rhythm: said },
    },
    // One that waits for a worker is enough: it does the work of all that were due meanwhile.
    policies: { overlap: 'BUFFER_ONE' as const, catchupWindow },
  };
  try {
    await client.create({ scheduleId: id, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const handle = client.getHandle(id);
    const { action } = await handle.describe();
    if (action.memo?.['rhythm'] === said) return;
    await handle.update((previous) => ({ ...wanted, state: { paused: previous.state.paused } }));
  }
}

/** One that is not there is removed already. */
export async function removeSchedule(client: ScheduleClient, id: string): Promise<void> {
  try {
    await client.getHandle(id).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

/** Ids of the Schedules that begin so. */
export async function scheduleIds(client: ScheduleClient, prefixes: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for await (const { scheduleId } of client.list())
    if (prefixes.some((prefix) => scheduleId.startsWith(prefix))) ids.push(scheduleId);
  return ids;
}

function specOf({ time, timeZone, weekday }: Rhythm) {
  const [hour, minute] = time.split(':').map(Number);
  const dayOfWeek = weekday === undefined ? '*' : weekday.slice(0, 3).toUpperCase();
  return { cronExpressions: [`CRON_TZ=${timeZone} ${minute} ${hour} * * ${dayOfWeek}`] };
}

function inWords({ time, timeZone, weekday = 'every day' }: Rhythm): string {
  return `${weekday} ${time} ${timeZone}`;
}
