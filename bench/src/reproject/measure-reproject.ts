import type { PartFigures } from '../figures.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { post } from '../stack/post.ts';
import { registerCase, walkedTo } from '../stack/straight-road.ts';
import { waitForCount, waitUntil } from '../stack/wait-until.ts';
import { rounded } from '../statistics.ts';
import { copyOpenCase, secondsToReadAll } from './open-cases.ts';

export interface ReprojectOptions {
  readonly openCases: number;
  /** Of them, those that the first publication moves. */
  readonly moved: number;
}

interface Reprojected {
  readonly seconds: number;
  readonly casesMoved: number;
}

interface Measured {
  /** Seconds, each. */
  readonly reading: number;
  readonly few: Reprojected;
  /** From the publication that moves few until Temporal has all their plans. */
  readonly drained: number;
  readonly all: Reprojected;
}

interface Watched {
  readonly looked: number;
  readonly casesMoved: number;
  readonly finishedAt: string | null;
}

/** Working days from now after which nobody's assign clock runs any more, and every complete clock still does. */
const laterDay = 4;
const casesInBatch = 250;

/**
 * A calendar published over so many open cases: how long the database part takes when few move and when all do, beside
 * merely reading them; and how long until Temporal has been told of those that moved, each a ladder it has not yet.
 */
export async function measureReproject({ openCases, moved }: ReprojectOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS', 'Temporal']);
  try {
    const api = await stack.startService({ app: 'intake', roles: ['api'] });
    const admin = await stack.token('admin');
    await loadDirectory(stack, api.url);
    // With the complete clock running: moved by a holiday that comes when the others are long assigned.
    const working = await walkedTo(stack, api.url, 3);
    const waiting = (await registerCase(api.url)).id;
    await copyOpenCase(stack, working, moved - 1);
    await copyOpenCase(stack, waiting, openCases - moved - 1);
    const reading = await secondsToReadAll(stack, casesInBatch);
    const background = await stack.startService({ app: 'intake', roles: ['relay', 'worker'] });

    const begun = performance.now();
    const few = await publishHoliday(api.url, admin, laterDay, openCases);
    await waitForCount('plans not told', 0, () => untold(stack), 500);
    const drained = (performance.now() - begun) / 1000;
    const all = await publishHoliday(api.url, admin, 1, openCases);
    await background.stop();
    return figuresOf(openCases, { reading, few, drained, all });
  } finally {
    await stack.close();
  }
}

/** Makes the n-th working day from now a holiday, and waits until every open case has been brought under it. */
async function publishHoliday(
  url: string,
  token: string,
  n: number,
  openCases: number,
): Promise<Reprojected> {
  const address = `${url}/v1/calendars/cn`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const read = async () => (await (await fetch(address, { headers })).json()) as CalendarAnswer;
  const limit = { kind: 'working-days', days: n };
  const project = { calendar: 'cn', limit, startedAt: new Date().toISOString() };
  const { dueAt } = await post(`${url}/v1/clock/project`, { token, body: project });
  const date = String(dueAt).slice(0, 10);
  const calendar = await read();
  const body = {
    ...calendar,
    holidays: [...calendar.holidays, date],
    workdays: calendar.workdays.filter((day) => day.date !== date),
  };
  const begun = performance.now();
  const published = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!published.ok) throw new Error(`publishing answered ${published.status} ${await published.text()}`);
  await waitForCount('open cases looked at', openCases, async () => (await read()).reprojection.looked, 250);
  const { casesMoved } = await waitUntil('the re-projection ends', async () => {
    const { reprojection } = await read();
    return reprojection.finishedAt !== null && reprojection;
  });
  return { seconds: (performance.now() - begun) / 1000, casesMoved };
}

interface CalendarAnswer {
  readonly holidays: string[];
  readonly workdays: { readonly date: string }[];
  readonly reprojection: Watched;
}

async function untold(stack: BenchStack): Promise<number> {
  return stack.onDatabase('intake', async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from ladder_plan where sent_version < version',
    );
    return rows[0]?.n ?? 0;
  });
}

function figuresOf(openCases: number, measured: Measured): PartFigures {
  const { reading, few, drained, all } = measured;
  const row = (seconds: number, cases: number) => ({
    seconds: rounded(seconds),
    'cases a second': rounded(cases / seconds),
    'x reading': rounded(seconds / reading),
  });
  return {
    title: `a calendar published over ${openCases} open cases`,
    table: {
      'merely read, batch by batch': row(reading, openCases),
      [`re-projected, ${few.casesMoved} move`]: row(few.seconds, openCases),
      [`re-projected, ${all.casesMoved} move`]: row(all.seconds, openCases),
      [`until Temporal has ${few.casesMoved} plans`]: row(drained, few.casesMoved),
    },
    remarks: [
      'Seconds from the call that publishes until the re-projection has ended, as an administrator sees it.',
    ],
    targets: [],
    figures: { openCases, ...measured },
  };
}
