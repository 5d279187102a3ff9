import type { DisputeFactType } from '@fengqiao/domain/dispute/dispute-event';
import type { DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';
import { room } from './case-path.ts';
import type { Person } from './clients.ts';

const officer = 'linjiang-officer-a';
const mediator = 'community-mediator';
const evidence = [{ text: '现场记录' }];
const remedies = '可向法院起诉';

export const quarrel = {
  title: '楼道堆放杂物',
  place: room,
  origin: 'visit',
  complexity: 'general',
  colour: 'yellow',
  parties: [{ name: '楼上住户' }, { name: '楼下住户' }],
};

/** What is said, by whom (a party by its code where it has one), and the events it must leave. */
export interface DisputeStep {
  readonly command: DisputeCommandName;
  readonly by: Person | Party;
  readonly leaves: readonly DisputeFactType[];
  /** Moments in it are counted from the dispute's own, epoch milliseconds. */
  readonly body: (from: number) => object;
  /** The refusal that means: at another moment. */
  readonly notNow?: 'due-not-ahead' | 'session-not-begun';
}
type Party = 'A' | 'B';

const sessionAheadMs = 500;
const owedWithinMs = 6_000;
const later = (from: number, ms: number) => new Date(from + ms).toISOString();

function step(
  command: DisputeCommandName,
  by: Person | Party,
  leaves: readonly DisputeFactType[],
  body: object = {},
): DisputeStep {
  return { command, by, leaves, body: () => body };
}

const accept = step('accept', officer, ['accepted'], { mediator });
const opening = [
  accept,
  step('record-consent', officer, ['consent-recorded'], { party: 'A', given: true, means: '书面' }),
  step('record-consent', 'B', ['consent-recorded'], { given: true }),
];

function session(outcome: 'agreed' | 'not-agreed', n = 1): DisputeStep[] {
  const panel = [{ person: mediator, capacity: 'community', tied: false }];
  const held = { session: n, outcome, minutes: '双方陈述与调解经过', attended: ['A', 'B'] };
  return [
    {
      command: 'plan-session',
      by: officer,
      leaves: ['session-planned'],
      body: (from) => ({ at: later(from, sessionAheadMs), venue: '红旗社区警务室', panel }),
      notNow: 'due-not-ahead',
    },
    { ...step('hold-session', mediator, ['session-held'], held), notNow: 'session-not-begun' },
  ];
}

/** He pays, and only then she clears the stairs. */
const draftOwed: DisputeStep = {
  command: 'draft-settlement',
  by: mediator,
  leaves: ['settlement-drafted'],
  body: (from) => {
    const dueAt = later(from, owedWithinMs);
    const paid = { id: '1', kind: 'money', who: 'A', toWhom: 'B', what: '赔付五百元', amountYuan: 500 };
    const cleared = { id: '2', kind: 'act', who: 'B', toWhom: 'A', what: '清理楼道' };
    return {
      terms: '赔付后清理楼道',
      obligations: [
        { ...paid, dueAt, after: [] },
        { ...cleared, dueAt, after: ['1'] },
      ],
    };
  },
  notNow: 'due-not-ahead',
};

const signing = [
  step('sign', officer, ['signed'], { party: 'A', version: 1, means: '当面签字' }),
  step('sign', 'B', ['signed'], { version: 1 }),
];

/** Each from the screening on. */
export const disputeRoads: readonly (readonly DisputeStep[])[] = [
  // Performed: each obligation opens the next, the last settles the dispute by itself.
  [
    ...opening,
    ...session('agreed'),
    draftOwed,
    ...signing,
    step('agree', mediator, ['agreed', 'obligation-opened']),
    step('confirm', 'B', ['obligation-confirmed', 'obligation-opened'], { obligation: '1', evidence }),
    step('confirm', 'A', ['obligation-confirmed', 'settled'], { obligation: '2', evidence }),
    step('visit', 'linjiang-desk', ['visited'], { party: 'A', outcome: 'holds', seen: '双方安好' }),
  ],
  [
    ...opening,
    step('set-colour', officer, ['colour-changed'], { colour: 'red', reason: '扬言动手' }),
    step('check-in', officer, ['checked-in'], { seen: '已上门稳控' }),
    ...session('agreed'),
    step('draft-settlement', mediator, ['settlement-drafted'], { terms: '互相道歉' }),
    ...signing,
    step('agree', mediator, ['agreed']),
    step('settle', mediator, ['settled']),
  ],
  [
    ...opening,
    ...session('not-agreed'),
    step('raise', officer, ['raised']),
    ...session('not-agreed', 2),
    step('refer-out', officer, ['referred-out'], { to: 'court', remedies }),
  ],
  [accept, step('withdraw', 'B', ['withdrawn'], { reason: '不调了', remedies })],
];

/** 当场化解: the whole road in one command. */
export const settledAtOnce = {
  body: { ...quarrel, terms: '互相道歉', minutes: '当场调解，双方握手', mediator },
  leaves: [
    'screened',
    'accepted',
    'consent-recorded',
    'consent-recorded',
    'session-planned',
    'session-held',
    'settlement-drafted',
    'signed',
    'signed',
    'agreed',
    'settled',
  ] satisfies DisputeFactType[],
};
