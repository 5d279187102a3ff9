import { randomUUID } from 'node:crypto';
import { colours, complexities, levels } from '@fengqiao/domain/dispute/dispute';
import { monthAt } from '@fengqiao/domain/score/periods/period';
import { tallyDispute, type DisputeTally } from '@fengqiao/domain/score/mediation/tally-dispute';
import type {
  DisputeUpdateClock,
  DisputeUpdate,
  DisputeUpdateFact,
} from '@fengqiao/domain/score/mediation/dispute-update';
import type { BenchStack } from '../stack/bench-stack.ts';
import { sequence } from '../sequence.ts';
import { madeUpUnits } from './made-up-cases.ts';

const day = 86_400_000;
const spreadDays = 730;
const linesAtOnce = 20_000;

/**
 * Lines of so many made-up disputes, spread evenly over two years until now, and their sums: as they would stand had their
 * events been read. How fast events are read is not what is measured here.
 */
export async function fillDisputes(
  stack: BenchStack,
  database: string,
  disputes: number,
  now: number,
): Promise<void> {
  const stations = madeUpUnits().filter(({ level }) => level === 'station');
  const random = sequence(11);
  await stack.onDatabase(database, async (client) => {
    let lines: object[] = [];
    const flush = async () => {
      await client.query(
        `insert into dispute_line (dispute_id, seq, n, source, outcome, "of", weight, value, month, at, seen_at,
           recorded_at, place, level, colour, complexity, kind)
         select * from jsonb_to_recordset($1::jsonb) as line(dispute_id uuid, seq int, n smallint, source text,
           outcome text, "of" int, weight smallint, value int, month int, at timestamptz, seen_at timestamptz,
           recorded_at timestamptz, place text, level text, colour text, complexity text, kind text)`,
        [JSON.stringify(lines)],
      );
      lines = [];
    };
    for (let n = 0; n < disputes; n += 1) {
      const station = stations[n % stations.length]?.path ?? 'shi';
      const screenedAt = now - ((disputes - n) / disputes) * spreadDays * day;
      lines.push(...linesOf(madeUpDispute(`${station}.wu-${n % 3}`, screenedAt, now, random)));
      if (lines.length >= linesAtOnce) await flush();
    }
    await flush();
    await client.query(`
      insert into dispute_sum (unit, part, month, key, source, outcome, value, total)
      select unit, part, month, key, source, outcome, value, sum(weight)
      from dispute_line
      cross join lateral (select string_to_array(place, '.') as steps) path
      cross join lateral (
        select array_to_string(steps[1:n], '.') as unit from generate_series(1, cardinality(steps)) n
      ) above
      cross join lateral (values ('', ''), ('level', level), ('colour', colour), ('complexity', complexity),
        ('kind', kind), ('place', place)) as split(part, key)
      group by unit, part, month, key, source, outcome, value having sum(weight) <> 0`);
    await client.query('vacuum analyze dispute_line, dispute_sum');
  });
}

/** Agreed in the community for the most part, one in five raised to the station, one in ten withdrawn. */
function madeUpDispute(
  place: string,
  screenedAt: number,
  now: number,
  random: () => number,
): DisputeUpdate[] {
  const acceptedAt = screenedAt + random() * day;
  const agreedAt = acceptedAt + (1 + random() * 8) * day;
  const due = acceptedAt + 7 * day;
  const isRaised = random() < 0.2;
  const isWithdrawn = random() < 0.1;
  const [runs, met] = [clock(due, null), clock(due, agreedAt)];
  const steps: [number, DisputeUpdateFact, readonly DisputeUpdateClock[], boolean][] = [
    [screenedAt, { type: 'screened' }, [], false],
    [acceptedAt, { type: 'accepted' }, [runs], false],
    [acceptedAt + 0.3 * day, { type: 'session-held' }, [runs], false],
    ...(isRaised
      ? ([[acceptedAt + 0.5 * day, { type: 'raised', from: 'community' }, [runs], true]] as typeof steps)
      : []),
    isWithdrawn
      ? [agreedAt, { type: 'withdrawn' }, [{ ...met, outcome: null, outcomeAt: null }], isRaised]
      : [agreedAt, { type: 'agreed', amends: false }, [met], isRaised],
    ...(isWithdrawn ? [] : ([[agreedAt + 3 * day, { type: 'settled' }, [met], isRaised]] as typeof steps)),
  ];
  const colour = colours[Math.floor(random() * 3)] ?? 'blue';
  const complexity = complexities[Math.floor(random() * 3)] ?? 'general';
  return steps
    .filter(([at]) => at <= now)
    .map(([at, fact, resolve, raised], i) => ({
      ...{ seq: i + 1, occurredAt: Math.floor(at), fact, resolve, place, colour, complexity },
      ...{ level: levels[raised ? 1 : 0] ?? 'community', kind: `kind-${Math.floor(at) % 5}` },
    }))
    .map((event, _, [first]) => ({ ...event, kind: first?.kind ?? event.kind }));
}

function clock(due: number, agreedAt: number | null): DisputeUpdateClock {
  const overdueFrom = Math.floor(due);
  if (agreedAt === null) return { instance: 1, outcome: null, outcomeAt: null, endedAt: null, overdueFrom };
  const isLate = agreedAt > due;
  const outcomeAt = Math.floor(isLate ? due : agreedAt);
  const outcome = isLate ? 'missed' : 'met';
  return { instance: 1, outcome, outcomeAt, endedAt: Math.floor(agreedAt), overdueFrom: null };
}

function linesOf(events: readonly DisputeUpdate[]): object[] {
  const dispute_id = randomUUID();
  let tally: DisputeTally | null = null;
  return events.flatMap((event) => {
    const { after, lines } = tallyDispute(tally, event);
    tally = after;
    return lines.map(({ at, seenAt, standing, ...line }, n) => ({
      ...{ dispute_id, seq: event.seq, n, ...line, month: monthAt(at).firstMonth },
      ...{ at: iso(at), seen_at: iso(seenAt), recorded_at: iso(event.occurredAt), ...standing },
    }));
  });
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
