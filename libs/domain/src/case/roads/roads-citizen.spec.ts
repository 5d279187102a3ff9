import { describe, expect, it } from '@jest/globals';
import { bounds } from '../../bounds.ts';
import { isRefusal } from '../../refusal.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import { caseCommands } from '../commands/permissions.ts';
import { decideConfirmCode, decideIssueCode } from '../decide/decide-citizen.ts';
import {
  citizen,
  closed,
  codeOf,
  GivenCase,
  handling,
  reader,
  register,
  replied,
  satisfied,
  submitted,
  unsatisfied,
} from '../given-case.scenario.ts';

const unconfirmed = 'holder of a code never confirmed';
const paper = { onPaper: { signedOn: '2026-11-11', reference: 'folder 7' } };
const rate = (outcome: 'satisfied' | 'unsatisfied'): SoleCommand => ({ command: 'rate', outcome });
const declined = () =>
  submitted().then('11-03 09:00', 'river-chief', { command: 'decline', reason: 'r', referral: 'court' });

describe('a code', () => {
  it('belongs to whoever registers a matter of his or her own, confirmed; to nobody where staff did', () => {
    expect(GivenCase.registered('11-02 10:00').state.code).toEqual({ isConfirmed: true });
    const outcome = register('11-02 10:00', { channel: 'hotline' }, reader('river-desk'));
    expect(isRefusal(outcome)).toBe(false);
    const byDesk = GivenCase.registered('11-02 10:00', { subjectPersons: [], receivedAt: 1793580000000 });
    expect(byDesk.state.code).toBeNull();
  });

  it('issued anew is not confirmed until what was sent came back', () => {
    const before = handling();
    const issued = decideIssueCode(before.state, before.world('11-04 09:00', 'citizen'));
    if (isRefusal(issued)) throw new Error(issued.code);
    const anew = before.with(issued);
    expect(anew.state.code).toEqual({ isConfirmed: false });
    const confirmed = decideConfirmCode(anew.state, anew.world('11-04 09:10', 'citizen'));
    if (isRefusal(confirmed)) throw new Error(confirmed.code);
    expect(anew.with(confirmed).state.code).toEqual({ isConfirmed: true });
    expect(confirmed.map(({ fact, by }) => [fact, by])).toEqual([[{ type: 'code-confirmed' }, null]]);
  });
});

describe('by a code never confirmed', () => {
  it('one looks, adds and rates, and gives no other command, whatever the table gains', () => {
    const refused = caseCommands.names.filter((name) => caseCommands.isGivenBy(name, 'code'));
    for (const command of refused) {
      const stage = caseCommands.row(command).from[0] ?? 'registered';
      const { state } = handling();
      const at = { ...state, stage, repliedAt: null, appeal: null };
      const world = replied().world('11-12 09:00', unconfirmed);
      const outcome = caseCommands.permit(at, command, world.reader, {
        ...world,
        policy: world.rules.policy,
      });
      expect([command, codeOf(outcome)]).toEqual([
        command,
        ['rate', 'add'].includes(command) ? null : 'code-not-confirmed',
      ]);
    }
    expect(refused).toContain('withdraw');
  });

  it('a rating is the citizen’s word: the case waits for its follow-up, which alone counts', () => {
    const rated = replied().then('11-12 09:00', unconfirmed, rate('unsatisfied'));
    expect([rated.state.stage, rated.state.unconfirmedRating]).toEqual(['replied', 'unsatisfied']);
    expect(rated.clock('follow-up').endedAt).toBeNull();
    expect(codeOf(rated.when('11-12 09:10', unconfirmed, rate('unsatisfied')))).toBe('nothing-to-change');
    expect(codeOf(rated.when('11-12 09:20', 'river-officer', satisfied))).toBe('same-handler');
    const followed = rated.then('11-12 10:00', 'river-desk', unsatisfied);
    expect(followed.state.stage).toBe('handling');
    const counted = followed.events.filter(({ fact }) => fact.type === 'followed-up');
    expect(counted.map(({ by }) => by)).toEqual(['river-desk']);
  });

  it('a confirmed one decides', () => {
    expect(replied().then('11-12 09:00', 'citizen', rate('satisfied')).state.stage).toBe('followed-up');
  });
});

describe('at a counter', () => {
  const acts: [string, () => GivenCase, SoleCommand, object][] = [
    ['add', handling, { command: 'add', text: 't', ...paper }, { type: 'added', question: null }],
    [
      'rate',
      replied,
      { ...rate('satisfied'), ...paper } as SoleCommand,
      { outcome: 'satisfied', rated: true },
    ],
    ['withdraw', handling, { command: 'withdraw', ...paper }, { type: 'withdrawn' }],
    ['reopen', closed, { command: 'reopen', reason: 'r', ...paper }, { byCitizen: true }],
    ['appeal', declined, { command: 'appeal', reason: 'r', ...paper }, { type: 'appealed' }],
  ];
  it.each(acts)('%s: a desk that is not the handler records what was signed', (_, given, command, fact) => {
    const before = given();
    const outcome = before.when('11-12 09:00', 'river-desk', command);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    const event = outcome.find(({ by }) => by === 'river-desk');
    expect(event?.fact).toMatchObject({ ...fact, signedOn: '2026-11-11' });
    expect(event?.record.paper).toBe('folder 7');
  });

  it.each(acts)('%s: never by whoever handles the case, nor by an officer', (_, given, command) => {
    const before = given();
    const handledByDesk = GivenCase.of(
      { ...before.state, handler: 'river-desk' },
      before.world('11-12 09:00', 'x').rules,
    );
    expect(codeOf(handledByDesk.when('11-12 09:00', 'river-desk', command))).toBe('same-handler');
    expect(codeOf(before.when('11-12 09:00', 'river-officer-2', command))).toBe('forbidden');
  });

  it.each(acts)('%s: not without a paper, nor with one of tomorrow or from before', (_, given, command) => {
    const before = given();
    const signed = (onPaper: object | undefined) =>
      codeOf(before.when('11-12 09:00', 'river-desk', { ...command, onPaper } as SoleCommand));
    expect(signed(undefined)).toBe('paper-required');
    expect(signed({ ...paper.onPaper, signedOn: '2026-11-13' })).toBe('future-moment');
    expect(signed({ ...paper.onPaper, signedOn: '2026-11-01' })).toBe('signed-before');
    expect(signed({ ...paper.onPaper, signedOn: '2026-02-30' })).toBe('bad-date');
  });

  it('an anonymous matter is opened by its code alone', () => {
    const anonymous = GivenCase.registered('11-02 10:00', { anonymous: true });
    expect(codeOf(anonymous.when('11-12 09:00', 'river-desk', { command: 'withdraw', ...paper }))).toBe(
      'anonymous-by-code-alone',
    );
    expect(codeOf(anonymous.when('11-12 09:00', 'river-desk', { command: 'issue-receipt' }))).toBe(
      'anonymous-by-code-alone',
    );
  });

  it('what a citizen does by code needs no paper, and takes none', () => {
    expect(codeOf(handling().when('11-12 09:00', 'citizen', { command: 'withdraw', ...paper }))).toBe(
      'forbidden',
    );
  });

  it('a supervisor reopens in his or her own right', () => {
    const outcome = closed().then('11-12 09:00', 'supervisor', { command: 'reopen', reason: 'r' });
    expect(outcome.events.at(-1)?.fact).toEqual({ type: 'reopened', byCitizen: false });
  });
});

describe('a receipt', () => {
  const receipt: SoleCommand = { command: 'issue-receipt' };

  it('is issued by a desk that does not handle the case, while the citizen still has an act', () => {
    for (const given of [GivenCase.registered('11-02 10:00'), handling(), replied(), closed(), declined()])
      expect(codeOf(given.when('11-12 09:00', 'river-desk', receipt))).toBeNull();
    expect(codeOf(handling().when('11-12 09:00', 'river-officer', receipt))).toBe('forbidden');
    const own = GivenCase.of(
      { ...handling().state, handler: 'river-desk' },
      handling().world('11-12 09:00', 'x').rules,
    );
    expect(codeOf(own.when('11-12 09:00', 'river-desk', receipt))).toBe('same-handler');
  });

  it('is not issued where nothing is left to do', () => {
    const withdrawn = handling().then('11-12 09:00', 'citizen', { command: 'withdraw' });
    expect(codeOf(withdrawn.when('11-12 09:10', 'river-desk', receipt))).toBe('stage-forbids');
    expect(codeOf(closed().when('2026-12-20 09:00', 'river-desk', receipt))).toBe('no-act-left');
    const appealed = declined().then('11-12 09:00', 'citizen', { command: 'appeal', reason: 'r' });
    expect(codeOf(appealed.when('11-12 09:10', 'river-desk', receipt))).toBe('no-act-left');
  });
});

describe('asking and adding', () => {
  it('a question is answered by its number, or as the only one open; no clock moves', () => {
    const asked = handling()
      .then('11-04 09:00', 'river-officer', { command: 'ask', text: 'which floor?', by: '2026-11-10' })
      .then('11-04 09:10', 'river-desk', { command: 'ask', text: 'since when?' });
    expect(asked.state.questions).toEqual([
      { n: 1, answerBy: '2026-11-10', isAnswered: false },
      { n: 2, answerBy: null, isAnswered: false },
    ]);
    expect(asked.state.clocks).toEqual(handling().state.clocks);
    const said = asked.then('11-05 09:00', 'citizen', { command: 'add', text: 'both' });
    expect(said.state.questions.map(({ isAnswered }) => isAnswered)).toEqual([false, false]);
    const first = said.then('11-05 09:10', 'citizen', { command: 'add', text: 'third', question: 1 });
    const second = first.then('11-05 09:20', 'citizen', { command: 'add', text: 'for weeks' });
    expect(second.state.questions.map(({ isAnswered }) => isAnswered)).toEqual([true, true]);
    expect(second.events.at(-1)).toMatchObject({
      fact: { question: 2 },
      record: { text: 'for weeks' },
      by: null,
    });
  });

  it('names a question that was asked, and a date that is not past', () => {
    const add: SoleCommand = { command: 'add', text: 't', question: 3 };
    expect(codeOf(handling().when('11-04 09:00', 'citizen', add))).toBe('unknown-question');
    const ask = (by: string): SoleCommand => ({ command: 'ask', text: 't', by });
    expect(codeOf(handling().when('11-04 09:00', 'river-desk', ask('2026-11-03')))).toBe('due-not-ahead');
    expect(codeOf(handling().when('11-04 09:00', 'river-desk', ask('2026-11-04')))).toBeNull();
    expect(codeOf(handling().when('11-04 09:00', 'river-officer-2', ask('2026-11-04')))).toBe('forbidden');
  });

  it('ends with the case', () => {
    expect(codeOf(closed().when('11-12 09:00', 'citizen', { command: 'add', text: 't' }))).toBe(
      'stage-forbids',
    );
    expect(codeOf(closed().when('11-12 09:00', 'river-desk', { command: 'ask', text: 't' }))).toBe(
      'stage-forbids',
    );
  });
});

it('a code without a token is a code: nobody gives a citizen’s command with neither', () => {
  expect(
    caseCommands.offersTo(handling().state, citizen, {
      now: 0,
      directory: handling().world('11-12 09:00', 'x').directory,
      policy: handling().world('11-12 09:00', 'x').rules.policy,
    }),
  ).toEqual([]);
});

describe('words between citizen and staff', () => {
  const add: SoleCommand = { command: 'add', text: 't' };
  const ask: SoleCommand = { command: 'ask', text: 'which floor?' };

  it('are counted, and bounded', () => {
    const before = handling();
    const { rules } = before.world('11-04 09:00', 'x');
    const almost = GivenCase.of({ ...before.state, additions: bounds.additionsOfCase - 1 }, rules);
    const last = almost.then('11-04 09:00', 'citizen', add);
    expect(last.state.additions).toBe(bounds.additionsOfCase);
    expect(last.when('11-04 09:01', 'citizen', add)).toMatchObject({
      ...{ code: 'too-many-additions', details: { most: 200 } },
    });
    expect(codeOf(last.when('11-04 09:01', 'river-desk', { ...add, ...paper } as SoleCommand))).toBe(
      'too-many-additions',
    );
    expect(codeOf(last.when('11-04 09:01', 'river-officer', ask))).toBeNull();
  });

  it('nobody is asked without end', () => {
    let asked = handling();
    for (let n = 0; n < bounds.questionsOfCase; n += 1)
      asked = asked.then('11-04 09:00', 'river-officer', ask);
    expect(asked.when('11-04 09:01', 'river-desk', ask)).toMatchObject({
      ...{ code: 'too-many-questions', details: { most: 50 } },
    });
    expect(codeOf(asked.when('11-04 09:01', 'citizen', add))).toBeNull();
  });
});
