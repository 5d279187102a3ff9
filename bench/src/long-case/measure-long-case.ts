import { atMost, type PartFigures } from '../figures.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { registerCase, signedRoad, type SignedStep } from '../stack/straight-road.ts';
import { post } from '../stack/post.ts';
import { median, rounded } from '../statistics.ts';

export interface LongCaseOptions {
  readonly rounds: number;
}

const eventsOfLong = 100;
const casesOfAKind = 20;
const commandsOfARound = 200;

/** One command, and how it is answered. */
type Ask = (caseId: string) => Promise<void>;

/**
 * A command on a case with a hundred events beside the same on a fresh one, and a refused command beside one that is
 * taken: one after the other on one connection, in turns, so that each figure is the time of a command alone.
 */
export async function measureLongCase({ rounds }: LongCaseOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS']);
  try {
    const intake = await stack.startService({ app: 'intake', roles: ['api'] });
    await loadDirectory(stack, intake.url);
    const road = (await signedRoad(stack)).slice(0, 3);
    const desk = await stack.token('linjiang-desk');
    const chief = await stack.token('linjiang-chief');
    const change = changer(intake.url, desk);
    const [long, fresh] = [await handled(intake.url, road), await handled(intake.url, road)];
    for (let events = 4; events < eventsOfLong; events += 1) for (const id of long) await change(id);

    const refused: Ask = (id) => refusedOf(`${intake.url}/v1/cases/${id}/extend`, chief);
    const kinds: [name: string, ids: readonly string[], ask: Ask][] = [
      ['a fresh case', fresh, change],
      [`a case with ${eventsOfLong} events`, long, change],
      ['refused, a fresh case', fresh, refused],
    ];
    const times = kinds.map((): number[] => []);
    await once(fresh, change, commandsOfARound);
    // Cases grow while they are measured: the fresh ones of each round are new.
    for (let round = 0; round < rounds; round += 1) {
      const newer = await handled(intake.url, road);
      for (const [place, [, ids, ask]] of kinds.entries())
        times[place]?.push(await once(ids === fresh ? newer : ids, ask, commandsOfARound / 2));
    }
    return figuresOf(
      kinds.map(([name]) => name),
      times,
    );
  } finally {
    await stack.close();
  }
}

/** Cases that an officer works on. */
async function handled(url: string, road: readonly SignedStep[]): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < casesOfAKind; n += 1) {
    const { id } = await registerCase(url);
    for (const { command, body, token } of road)
      await post(`${url}/v1/cases/${id}/${command}`, { token, body });
    ids.push(id);
  }
  return ids;
}

/** Hands a case to the other officer each time. */
function changer(url: string, token: string): Ask {
  const turns = new Map<string, number>();
  return async (id) => {
    const turn = (turns.get(id) ?? 0) + 1;
    turns.set(id, turn);
    const handler = turn % 2 === 1 ? 'linjiang-officer-b' : 'linjiang-officer-a';
    await post(`${url}/v1/cases/${id}/change-handler`, { token, body: { handler } });
  };
}

async function refusedOf(url: string, token: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ workingDays: 3, reason: '测试' }),
  });
  if (answer.status !== 403) throw new Error(`expected to be refused, got ${answer.status}`);
  await answer.arrayBuffer();
}

/** The median time of one command, in milliseconds. */
async function once(ids: readonly string[], ask: Ask, count: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = ids[n % ids.length] ?? '';
    const begun = performance.now();
    await ask(id);
    times.push(performance.now() - begun);
  }
  return median(times);
}

function figuresOf(names: readonly string[], times: readonly (readonly number[])[]): PartFigures {
  const [fresh = [], long = [], refused = []] = times;
  const ratios = (those: readonly number[]) =>
    those.map((time, round) => time / (fresh[round] ?? Number.NaN));
  const row = (those: readonly number[]) => ({
    'median ms': rounded(median(those), 2),
    'x fresh': rounded(median(ratios(those))),
  });
  return {
    title: 'a command on a long case, and a refusal',
    table: Object.fromEntries(names.map((name, place) => [name, row(times[place] ?? [])])),
    remarks: [
      `one after the other; medians of ${fresh.length} rounds of ${commandsOfARound / 2} commands each, in turns`,
    ],
    targets: [
      atMost(`a case with ${eventsOfLong} events, beside a fresh one`, 1.2, median(ratios(long))),
      atMost('a refusal, beside a command that is taken', 1, median(ratios(refused))),
    ],
    figures: { names, times },
  };
}
