import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageOf } from '@fengqiao/contracts/problem';
import { disputeStatuses, type DisputeStatus } from '@fengqiao/domain/dispute/dispute';
import {
  disputeActors,
  disputeCommandNames,
  disputeTransitionOf,
  type DisputeCommandName,
} from '@fengqiao/domain/dispute/commands/transitions';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  act,
  disputeIn,
  mediator,
  officer,
  startMediationAlone,
  written,
  type Written,
} from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let mediation: TestService;
let other: Written;
const disputes: Partial<Record<DisputeStatus, Written>> = {};

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  other = await written(mediation);
  for (const status of disputeStatuses) disputes[status] = await disputeIn(mediation, clock, status);
}, 90_000);
afterAll(() => mediation.stop());

/** People of the sample and a party, and what each may ever do with a dispute of Hongqi that the mediator leads. */
const anyStaff: readonly DisputeCommandName[] = [
  'accept',
  'record-consent',
  'set-colour',
  'check-in',
  'reopen',
  'withdraw',
  'merge',
];
const atTheDesk: readonly DisputeCommandName[] = ['issue-receipt', 'record-identity'];
const notAtTheDesk = disputeCommandNames.filter((name) => !atTheDesk.includes(name));
const everything = notAtTheDesk.filter((name) => name !== 'assign-mediator');
const people: Record<string, { role: string; may: readonly DisputeCommandName[] }> = {
  'linjiang-desk': { role: 'desk', may: [...anyStaff, ...atTheDesk, 'visit'] },
  'linjiang-chief': { role: 'chief', may: notAtTheDesk },
  [officer]: { role: 'officer', may: everything },
  'linjiang-officer-b': { role: 'officer', may: [...anyStaff, 'visit'] },
  // The holdings name the deputy as the county leader.
  'dongcheng-deputy': { role: 'officer', may: everything },
  'dongcheng-desk': { role: 'desk', may: [...anyStaff, ...atTheDesk] },
  supervisor: { role: 'supervisor', may: ['reopen'] },
  'hq-analyst': { role: 'analyst', may: [] },
  admin: { role: 'admin', may: [] },
  A: {
    role: 'none',
    may: disputeCommandNames.filter((name) => disputeTransitionOf(name).by.includes('party')),
  },
};

const reason = { reason: '说明' };
const bodies: Record<DisputeCommandName, object> = {
  accept: {},
  'record-consent': { given: true, party: 'A' },
  'issue-receipt': { party: 'A' },
  'record-identity': { party: 'A', means: '身份证' },
  'assign-mediator': { mediator: 'linjiang-officer-b' },
  'set-colour': { colour: 'red', ...reason },
  'check-in': { seen: '平稳' },
  'raise-complexity': { complexity: 'complex', ...reason },
  extend: { days: 5, consents: ['A', 'B'], ...reason },
  'plan-session': {
    at: '2026-12-01T09:00:00+08:00',
    venue: '警务室',
    panel: [{ person: mediator, capacity: 'community' }],
  },
  'cancel-session': { session: 1, ...reason },
  'declare-tie': { session: 1, panelist: mediator, tied: true },
  'replace-panelist': { session: 1, panelist: mediator, by: { person: officer, capacity: 'police' } },
  'hold-session': { session: 1, outcome: 'agreed', minutes: '笔录', attended: ['A', 'B'] },
  'record-statement': { party: 'A', text: '陈述', confidential: true },
  raise: reason,
  'draft-settlement': { terms: '互相道歉' },
  sign: { party: 'A', version: 1 },
  agree: {},
  confirm: { obligation: '1', party: 'A', evidence: [{ text: '凭证' }] },
  waive: { obligation: '1', party: 'A', ...reason },
  settle: {},
  'apply-for-confirmation': { consents: ['A', 'B'] },
  'record-court-decision': { confirmed: true },
  visit: { party: 'A', outcome: 'holds', seen: '平稳' },
  reopen: reason,
  'refer-out': { to: 'court', remedies: '起诉' },
  withdraw: { ...reason, remedies: '起诉' },
  merge: { into: '' },
  'complete-resolution': { resolution: 1, result: '已办' },
};

/** What the table alone says somebody is told; null when nothing in it forbids the command. */
function refusalOf(command: DisputeCommandName, status: DisputeStatus, person: string): string | null {
  const { role, may } = people[person] ?? { role: '', may: [] };
  const { by, from } = disputeTransitionOf(command);
  const everOfRole = by.some(
    (actor) => disputeActors[actor].role === null || disputeActors[actor].role === role,
  );
  if (!everOfRole) return 'forbidden';
  if (!from.includes(status)) return 'stage-forbids';
  return may.includes(command) ? null : 'forbidden';
}

const cells = disputeStatuses.flatMap((status) =>
  disputeCommandNames.flatMap((command) =>
    Object.keys(people).flatMap((person) => {
      const code = refusalOf(command, status, person);
      const isServed = person !== 'A' || people['A']?.may.includes(command);
      return code === null || !isServed ? [] : [{ status, command, person, code }];
    }),
  ),
);

describe('every command, in every status, by everybody who may not', () => {
  it('is refused with its code, and writes nothing', async () => {
    const counts = await RowCounts.of(mediation.dataSource);
    const before = await counts.read();
    const wrong: string[] = [];
    const left = [...cells];
    const ask = async () => {
      for (let cell = left.pop(); cell; cell = left.pop()) {
        const { status, command, person, code } = cell;
        const body = command === 'merge' ? { into: other.id } : bodies[command];
        const answer = await act(mediation, disputes[status] ?? other, command, person, body);
        if (answer.body.code !== code)
          wrong.push(
            `${command} in ${status} by ${person}: ${answer.body.code ?? answer.status}, not ${code}`,
          );
      }
    };
    await Promise.all(Array.from({ length: 8 }, ask));
    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(1_500);
    expect(await counts.read()).toBe(before);
  }, 300_000);

  it('does not exist for who has it out of scope', async () => {
    for (const status of disputeStatuses)
      for (const as of ['hubin-chief', 'huzheng-officer', 'xuefu-mediator']) {
        const id = disputes[status]?.id ?? '';
        const answer = await mediation.post(`/v1/disputes/${id}/settle`, { as, body: {} });
        expect([status, as, answer.status]).toEqual([status, as, 404]);
      }
  }, 60_000);

  it('is told beforehand, as what is offered', async () => {
    for (const status of disputeStatuses)
      for (const person of Object.keys(people).filter((name) => name !== 'A')) {
        const { body } = await mediation.get(`/v1/disputes/${disputes[status]?.id}`, { as: person });
        const told = Object.fromEntries(
          body.commands.map((offer: { command: string; code: string | null }) => [offer.command, offer.code]),
        );
        const expected = disputeCommandNames
          .map((command) => [command, refusalOf(command, status, person)] as const)
          .filter(([, code]) => code !== null);
        expect({ status, person, ...told }).toMatchObject({
          status,
          person,
          ...Object.fromEntries(expected),
        });
      }
  }, 60_000);
});

describe('bad input', () => {
  const cell = (
    status: DisputeStatus,
    command: DisputeCommandName,
    as: string,
    change: object,
    code: string,
  ) => [command, status, as, change, code] as const;

  it.each([
    cell('accepted', 'plan-session', officer, {}, 'consent-missing'),
    cell('accepted', 'raise', officer, { reason: undefined }, 'skip-reason-required'),
    cell('accepted', 'extend', officer, { consents: ['A'] }, 'consent-missing'),
    cell('accepted', 'extend', officer, { consents: ['A', 'T'] }, 'unknown-party'),
    cell('accepted', 'raise-complexity', officer, { complexity: 'general' }, 'not-graver'),
    cell('accepted', 'set-colour', officer, { colour: 'yellow' }, 'nothing-to-change'),
    cell('screened', 'accept', officer, { mediator: 'nobody' }, 'unknown-person'),
    cell('screened', 'accept', officer, { level: 'county' }, 'skip-reason-required'),
    cell('accepted', 'assign-mediator', 'linjiang-chief', { mediator: 'nobody' }, 'unknown-person'),
    cell('mediating', 'draft-settlement', mediator, {}, 'no-agreement-reached'),
    cell('mediating', 'hold-session', mediator, {}, 'no-session-planned'),
    cell('mediating', 'plan-session', mediator, { at: '2026-11-01T09:00:00+08:00' }, 'due-not-ahead'),
    cell(
      'mediating',
      'plan-session',
      mediator,
      { panel: [{ person: mediator, capacity: 'community', tied: true }] },
      'panel-tie',
    ),
    cell('mediating', 'plan-session', mediator, { panel: [{ capacity: 'lawyer' }] }, 'unknown-person'),
    cell('mediating', 'agree', mediator, {}, 'no-settlement'),
    cell('performing', 'confirm', officer, { party: 'A' }, 'own-obligation'),
    cell('performing', 'confirm', 'A', { party: undefined }, 'own-obligation'),
    cell('performing', 'confirm', 'A', { party: 'B' }, 'forbidden'),
    cell('performing', 'confirm', officer, { party: 'C' }, 'unknown-party'),
    cell('performing', 'confirm', officer, { party: 'B', evidence: [] }, 'evidence-required'),
    cell('performing', 'confirm', officer, { obligation: '2' }, 'obligation-shut'),
    cell('performing', 'waive', officer, { obligation: '9', party: 'B' }, 'unknown-obligation'),
    cell('performing', 'agree', mediator, {}, 'nothing-to-change'),
    cell('performing', 'reopen', officer, {}, 'nothing-in-default'),
    cell('performing', 'apply-for-confirmation', officer, { consents: ['A'] }, 'application-not-joint'),
    cell('performing', 'record-court-decision', officer, {}, 'no-application'),
    cell('agreed', 'complete-resolution', officer, {}, 'no-resolution-open'),
    cell('settled', 'visit', officer, { party: 'C' }, 'unknown-party'),
    cell('accepted', 'merge', officer, {}, 'not-found'),
  ])('%s in %s by %s with %j is refused: %s', async (command, status, as, change, code) => {
    const counts = await RowCounts.of(mediation.dataSource);
    const before = await counts.read();
    const given = command === 'merge' ? { into: '0193f000-0000-7000-8000-00000000dead' } : bodies[command];
    const answer = await act(mediation, disputes[status] ?? other, command, as, {
      ...given,
      ...change,
    });
    expect(answer.body.code).toBe(code);
    expect(messageOf(code, 'zh-CN')).toMatch(/\p{Script=Han}/u);
    expect(await counts.read()).toBe(before);
  });

  const ring = [
    {
      id: '1',
      kind: 'act',
      who: 'A',
      toWhom: 'B',
      what: '先修',
      dueAt: '2026-12-01T09:00:00+08:00',
      after: ['2'],
    },
    {
      id: '2',
      kind: 'act',
      who: 'B',
      toWhom: 'A',
      what: '先付',
      dueAt: '2026-12-01T09:00:00+08:00',
      after: ['1'],
    },
  ];
  it.each([
    ['a ring', ring, 'obligation-ring', 'obligations.0.after'],
    [
      'money without a sum',
      [{ ...ring[0], kind: 'money', after: [] }],
      'amount-required',
      'obligations.0.amountYuan',
    ],
    [
      'a debt to oneself',
      [{ ...ring[0], toWhom: 'A', after: [] }],
      'obligation-to-oneself',
      'obligations.0.toWhom',
    ],
    [
      'a past date',
      [{ ...ring[0], after: [], dueAt: '2026-11-01T09:00:00+08:00' }],
      'due-not-ahead',
      'obligations.0.dueAt',
    ],
  ])('a settlement with %s is refused', async (_, obligations, code, field) => {
    const agreed = disputes.performing ?? other;
    const answer = await act(mediation, agreed, 'draft-settlement', mediator, {
      terms: '改',
      obligations,
    });
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.field]).toEqual([422, code, field]);
  });
});
