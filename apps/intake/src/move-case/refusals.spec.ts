import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stages, type Stage } from '@fengqiao/domain/case/case';
import { caseCommands } from '@fengqiao/domain/case/commands/permissions';
import {
  actors,
  commandNames,
  transitionOf,
  type CommandName,
} from '@fengqiao/domain/case/commands/transitions';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { caseIn, linjiang, register, startIntake } from '../intake.scenario.ts';

let intake: TestService;
let other = '';
const ids: Partial<Record<Stage, string>> = {};

beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-16T10:00:00+08:00'));
  other = (await register(intake)).body.id;
  for (const stage of stages) ids[stage] = (await caseIn(intake, stage)).id;
}, 60_000);
afterAll(() => intake.stop());

/** People of the sample, and what each may ever do with a case of Linjiang Station that officer a works on. */
const people: Record<string, { role: string; may: readonly CommandName[] }> = {
  'linjiang-desk': {
    role: 'desk',
    may: [
      ...(['submit', 'reclassify', 'transfer', 'report-up', 'accept', 'object', 'change-handler'] as const),
      ...(['follow-up', 'close', 'merge', 'unmerge', 'ask', 'name-subject'] as const),
      ...(['add', 'rate', 'withdraw', 'reopen', 'appeal', 'issue-receipt', 'choose-messages'] as const),
    ],
  },
  'linjiang-chief': {
    role: 'chief',
    may: [
      ...(['reclassify', 'transfer', 'report-up', 'assign', 'decline', 'object', 'change-handler'] as const),
      ...(['approve-suspension', 'refuse-suspension', 'resume', 'refer', 'sign-off', 'send-back'] as const),
    ],
  },
  'linjiang-officer-a': {
    role: 'officer',
    may: ['accept', 'request-suspension', 'resume', 'refer', 'reply', 'follow-up', 'ask'],
  },
  'linjiang-officer-b': { role: 'officer', may: ['accept', 'follow-up'] },
  'dongcheng-chief': {
    role: 'chief',
    may: ['urge', 'extend', 'accept-appeal', 'refuse-appeal', 'close-unsatisfied'],
  },
  supervisor: {
    role: 'supervisor',
    may: [
      ...(['follow-up', 'reopen', 'urge', 'void', 'correct', 'lift-confidentiality'] as const),
      ...(['withdraw-publication', 'erase-attachment'] as const),
    ],
  },
  'hq-analyst': { role: 'analyst', may: [] },
  admin: { role: 'admin', may: ['erase-attachment'] },
};

const officer = { handler: 'linjiang-officer-b' };
const reason = { reason: '说明' };
const onPaper = { onPaper: { signedOn: '2026-11-16', reference: '档案 7' } };
const bodies: Partial<Record<CommandName, object>> = {
  submit: { unit: linjiang },
  reclassify: { ledger: 'suggestion' },
  transfer: { unit: 'shifan.dongcheng' },
  assign: { unit: linjiang },
  decline: { ...reason, referral: '法院' },
  accept: officer,
  object: reason,
  'change-handler': officer,
  'request-suspension': { ...reason, reviewOn: '2026-11-30' },
  extend: { ...reason, workingDays: 2 },
  refer: { place: `${linjiang}.hongqi`, parties: [{ name: '甲' }, { name: '乙' }] },
  reply: { result: '已办', evidence: [{ text: '记录' }] },
  'follow-up': { outcome: 'satisfied' },
  rate: { outcome: 'satisfied', ...onPaper },
  add: { text: '补充', ...onPaper },
  ask: { text: '几楼？' },
  withdraw: onPaper,
  'choose-messages': { messages: ['sms'], ...onPaper },
  appeal: { ...reason, ...onPaper },
  'send-back': reason,
  close: { publicSummary: '已办结' },
  'withdraw-publication': reason,
  reopen: reason,
  urge: { text: '请抓紧' },
  void: reason,
  correct: { ...reason, receivedAt: '2026-11-16T09:00:00+08:00' },
  'erase-attachment': { ...reason, attachment: '01a0f0c1-0000-7000-8000-000000000001' },
  'refuse-appeal': reason,
  'close-unsatisfied': reason,
};

const commands = commandNames.filter((name) => caseCommands.isGivenBy(name, 'staff'));

/** What the table alone says somebody is told; null when nothing in it forbids the command. */
function refusalOf(command: CommandName, stage: Stage, person: string): string | null {
  const { role, may } = people[person] ?? { role: '', may: [] };
  const { by, from } = transitionOf(command);
  const everOfRole = by.some((actor) => actors[actor].role === null || actors[actor].role === role);
  if (!everOfRole) return 'forbidden';
  if (!from.includes(stage)) return 'stage-forbids';
  if (may.includes(command)) return null;
  return 'forbidden';
}

const cells = stages.flatMap((stage) =>
  commands.flatMap((command) =>
    Object.keys(people).flatMap((person) => {
      const code = refusalOf(command, stage, person);
      return code === null ? [] : [{ stage, command, person, code }];
    }),
  ),
);

describe('every command, in every stage, by everybody who may not', () => {
  it('is refused with its code, and writes nothing', async () => {
    const counts = await RowCounts.of(intake.dataSource);
    const before = await counts.read();
    const wrong: string[] = [];
    const left = [...cells];
    const ask = async () => {
      for (let cell = left.pop(); cell; cell = left.pop()) {
        const { stage, command, person, code } = cell;
        const body = command === 'merge' ? { into: other } : (bodies[command] ?? {});
        const answer = await intake.post(`/v1/cases/${ids[stage]}/${command}`, { as: person, body });
        if (answer.body.code !== code)
          wrong.push(
            `${command} in ${stage} by ${person}: ${answer.body.code ?? answer.status}, not ${code}`,
          );
      }
    };
    await Promise.all(Array.from({ length: 8 }, ask));
    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(2_000);
    expect(await counts.read()).toBe(before);
  }, 300_000);

  it('does not exist for who has it out of scope', async () => {
    for (const stage of stages)
      for (const command of commands) {
        const body = command === 'merge' ? { into: other } : (bodies[command] ?? {});
        const answer = await intake.post(`/v1/cases/${ids[stage]}/${command}`, { as: 'hubin-chief', body });
        expect([stage, command, answer.status]).toEqual([stage, command, 404]);
      }
  }, 60_000);

  it('is told beforehand, as what is offered', async () => {
    for (const stage of stages)
      for (const person of Object.keys(people)) {
        const { body } = await intake.get(`/v1/cases/${ids[stage]}`, { as: person });
        const told = Object.fromEntries(
          body.commands.map((offer: { command: string; code: string | null }) => [offer.command, offer.code]),
        );
        const expected = commands
          .map((command) => [command, refusalOf(command, stage, person)] as const)
          .filter(([, code]) => code !== null);
        expect({ stage, person, ...told }).toMatchObject({ stage, person, ...Object.fromEntries(expected) });
      }
  }, 60_000);
});
