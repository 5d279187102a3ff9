import { Socket } from 'node:net';
import pg from 'pg';

/** What a piece of work asked of PostgreSQL. */
export interface Cost {
  /** In order; what goes by a name says so. */
  readonly statements: readonly string[];
  /** System calls by which they were sent: at most so many round trips. */
  readonly packets: number;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** By which a service asks whether its database is there: of no work. */
const probe = 'select 1';

/**
 * What each step of a walk costs, when the process has already read what it keeps. The least of several walks: whatever else
 * the process does falls on one of the others.
 */
export async function costsOfSteps(walk: () => Promise<readonly Cost[]>): Promise<Cost[]> {
  const first = await walk();
  const walks = [await walk(), await walk(), await walk()];
  return first.map((_, step) => cheapest(walks.flatMap((each) => each[step] ?? [])));
}

function cheapest(paid: readonly Cost[]): Cost {
  const [least] = [...paid].sort((a, b) => a.statements.length - b.statements.length);
  if (!least) throw new RangeError('nothing was paid');
  return { statements: least.statements, packets: Math.min(...paid.map(({ packets }) => packets)) };
}

/** Statements and packets that the work sends to the database of this address, from this process. */
export async function costOf(databaseUrl: string, work: () => Promise<unknown>): Promise<Cost> {
  const port = Number(new URL(databaseUrl).port);
  const statements: string[] = [];
  let packets = 0;
  const noted = (_: unknown, [asked]: readonly unknown[]) => {
    const { text, name } = typeof asked === 'string' ? { text: asked } : (asked as pg.QueryConfig);
    statements.push(name === undefined ? text : `${text} (named)`);
  };
  const counted = (socket: unknown) => {
    if ((socket as Socket).remotePort === port) packets += 1;
  };
  await watched(pg.Client.prototype, 'query', noted, () =>
    watched(Socket.prototype, '_writeGeneric', counted, work),
  );
  const own = statements.filter((text) => text !== probe);
  return { statements: own, packets: packets - (statements.length - own.length) };
}

/** While the work lasts, each call of a method is seen first. */
async function watched(
  of: object,
  name: string,
  see: (self: unknown, args: readonly unknown[]) => void,
  work: () => Promise<unknown>,
): Promise<void> {
  const holder = of as Record<string, Method>;
  const real = holder[name] as Method;
  holder[name] = function (...args) {
    see(this, args);
    return real.apply(this, args);
  };
  try {
    await work();
  } finally {
    holder[name] = real;
  }
}
