import type { DisputeRecord } from '@fengqiao/domain/dispute/dispute-event';
import { readEvents } from '@fengqiao/postgres/store/read-events';
import type { EntityManager } from 'typeorm';

/** What people wrote about a dispute, as it stands beside its events. */
export interface DisputeWords {
  readonly venues: ReadonlyMap<number, string>;
  readonly minutes: ReadonlyMap<number, string>;
  /** Names of panelists from outside, by `session/key`. */
  readonly guests: ReadonlyMap<string, string>;
  readonly statements: readonly Statement[];
  /** By version of the settlement. */
  readonly drafts: ReadonlyMap<number, Pick<DisputeRecord, 'terms' | 'owed'>>;
  /** The version under which each obligation that is done was performed, by its id: its words are that one's. */
  readonly performedUnder: ReadonlyMap<string, Performed>;
  readonly resolutions: ReadonlyMap<number, string>;
  /** What the parties were last told they can do instead. */
  readonly remedies: string | null;
}

export interface Performed {
  readonly version: number;
  /** As it was agreed, epoch milliseconds; null where no draft says. */
  readonly agreedDueAt: number | null;
}

export interface Statement {
  readonly seq: number;
  readonly party: string;
  readonly confidential: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  /** Who wrote it down; null where the party did. */
  readonly by: string | null;
}

interface Published {
  readonly by: string | null;
  readonly fact: Record<string, unknown>;
}

const worded = [
  'session-planned',
  'panelist-replaced',
  'session-held',
  'statement-recorded',
  'settlement-drafted',
  'obligations-imported',
  'agreed',
  'obligation-confirmed',
  'obligation-waived',
  'resolution-made',
  'withdrawn',
  'referred-out',
];

export async function readWords(manager: EntityManager, disputeId: string): Promise<DisputeWords> {
  const events = await readEvents<Published, DisputeRecord>(manager, [disputeId], worded);
  const of = (...types: string[]) => events.filter(({ type }) => types.includes(type));
  const keyed = <K, T>(types: string[], field: string, value: (record: DisputeRecord) => T) =>
    new Map(of(...types).map(({ data, record }): [K, T] => [data.fact[field] as K, value(record)]));
  return {
    venues: keyed(['session-planned'], 'session', ({ venue = '' }) => venue),
    minutes: keyed(['session-held'], 'session', ({ minutes = '' }) => minutes),
    guests: new Map(
      of('session-planned', 'panelist-replaced').flatMap(({ data, record }) =>
        Object.entries(record.guests ?? {}).map(([key, name]): [string, string] => [
          `${String(data.fact['session'])}/${key}`,
          name,
        ]),
      ),
    ),
    statements: of('statement-recorded').map(({ seq, data, record, occurredAt }) => ({
      seq,
      party: String(data.fact['party']),
      confidential: data.fact['confidential'] === true,
      at: occurredAt.getTime(),
      text: record.text ?? '',
      by: data.by,
    })),
    drafts: keyed(['settlement-drafted', 'obligations-imported'], 'version', (record) => record),
    performedUnder: performedUnder(events),
    resolutions: keyed(['resolution-made'], 'resolution', ({ text = '' }) => text),
    remedies: of('withdrawn', 'referred-out').at(-1)?.record.remedies ?? null,
  };
}

type WordedEvent = Awaited<ReturnType<typeof readEvents<Published, DisputeRecord>>>[number];

/** In the order it happened: an obligation is performed under the version in force at that time. */
function performedUnder(events: readonly WordedEvent[]): Map<string, Performed> {
  const drafts = new Map<number, WordedEvent>();
  const performed = new Map<string, Performed>();
  let inForce = 1;
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const { fact } = event.data;
    const version = Number(fact['version']);
    switch (event.type) {
      case 'settlement-drafted':
      case 'obligations-imported':
        drafts.set(version, event);
        break;
      case 'agreed':
        inForce = version;
        break;
      case 'obligation-confirmed':
      case 'obligation-waived': {
        const id = String(fact['obligation']);
        const agreedDueAt = agreedDueAtOf(drafts.get(inForce), id);
        // Done once, it stays as it was done.
        if (!performed.has(id)) performed.set(id, { version: inForce, agreedDueAt });
      }
    }
  }
  return performed;
}

function agreedDueAtOf(draft: WordedEvent | undefined, id: string): number | null {
  const owed = (draft?.data.fact['obligations'] ?? []) as readonly { id: string; dueAt: string }[];
  const dueAt = owed.find((each) => each.id === id)?.dueAt;
  return dueAt === undefined ? null : Date.parse(dueAt);
}
