import { loadCity } from '../city/load-city.ts';
import type { PartFigures } from '../figures.ts';
import { BenchStack } from '../stack/bench-stack.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { roadSteps, walkedTo } from '../stack/straight-road.ts';
import { median, rounded } from '../statistics.ts';

export interface SearchOptions {
  /** In the ledgers, of a big city's kind. */
  readonly cases: number;
  readonly rounds: number;
}

interface Asked {
  readonly ms: number;
  readonly found: number;
}

const asksOfRound = 5;
const unit = 'shifan.dongcheng.linjiang';
const units = [unit, 'shifan.dongcheng.hubin', 'shifan.beishan.qiaotou', 'shifan.beishan.chengguan'];

/** Finding cases by number, person and words among so many, beside a page of the worklist that asks for no word. */
export async function measureSearch({ cases, rounds }: SearchOptions): Promise<PartFigures> {
  const stack = await BenchStack.open(['PostgreSQL', 'NATS']);
  try {
    const { url } = await stack.startService({ app: 'intake', roles: ['api'] });
    await loadDirectory(stack, url);
    const models: string[] = [];
    for (let steps = 0; steps <= roadSteps.length; steps += 1) models.push(await walkedTo(stack, url, steps));
    const city = { models, unit, units, count: cases, until: Date.now() };
    const begun = performance.now();
    await stack.onDatabase('intake', (client) => loadCity(client, city));
    const loading = (performance.now() - begun) / 1000;
    const { one, megabytes } = await stack.onDatabase('intake', async (client) => {
      const known = await client.query<{ number: string; name: string; phone: string; place: string }>(
        `select number, reporter_name as name, reporter_phone as phone, place from ledger_case
         where unit = $1 and stage <> 'closed' and number like '%-%-%-%' order by id limit 1`,
        [unit],
      );
      const size = await client.query<{ megabytes: number }>(
        `select (pg_total_relation_size('case_search') / 1048576)::int as megabytes`,
      );
      return { one: known.rows[0], megabytes: size.rows[0]?.megabytes ?? Number.NaN };
    });
    if (!one) throw new Error('no case of the unit is open');
    const token = await stack.token('linjiang-desk');
    const questions: Record<string, string> = {
      'a page, no word': '',
      'a number': one.number,
      'a telephone': one.phone,
      'a name': one.name,
      'words of a place': one.place,
      'a word of many': '噪声',
      'two words of many': '诈骗 追回',
      'two that few have together': `${one.place.slice(0, 3)} 分贝`,
      'a word nobody wrote': '鹦鹉',
    };
    const found: Record<string, Asked> = {};
    for (const [name, q] of Object.entries(questions))
      found[name] = await asked(`${url}/v1/cases?limit=50&unit=${unit}`, q, token, rounds * asksOfRound);
    return figuresOf({ cases, loading, megabytes, found });
  } finally {
    await stack.close();
  }
}

/** Milliseconds of a page over HTTP, the median; how many the first page shows. */
async function asked(address: string, q: string, token: string, times: number): Promise<Asked> {
  const took: number[] = [];
  let found = 0;
  for (let n = 0; n <= times; n += 1) {
    const begun = performance.now();
    const answer = await fetch(`${address}${q && `&q=${encodeURIComponent(q)}`}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`a search answered ${answer.status} ${await answer.text()}`);
    found = ((await answer.json()) as { items: unknown[] }).items.length;
    // The first warms what is kept.
    if (n > 0) took.push(performance.now() - begun);
  }
  return { ms: median(took), found };
}

function figuresOf(measured: {
  cases: number;
  loading: number;
  megabytes: number;
  found: Record<string, Asked>;
}): PartFigures {
  const page = measured.found['a page, no word']?.ms ?? Number.NaN;
  return {
    title: `finding among ${measured.cases} cases`,
    table: Object.fromEntries(
      Object.entries(measured.found).map(([name, { ms, found }]) => [
        name,
        { ms: rounded(ms, 1), 'x page': rounded(ms / page), 'on the first page': found },
      ]),
    ),
    remarks: [
      `Loaded in ${rounded(measured.loading, 0)} s; what cases are found by takes ${measured.megabytes} MB.`,
      'Asked by a desk of one unit of four, one question at a time; milliseconds over HTTP, the median.',
    ],
    targets: [],
    figures: measured,
  };
}
