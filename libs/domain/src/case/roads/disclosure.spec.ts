import { describe, expect, it } from '@jest/globals';
import type { Agreement, SoleCommand } from '../commands/case-command.ts';
import { publishedAt } from '../disclosure/publication.ts';
import { decide } from '../decide/decide.ts';
import {
  closed,
  codeOf,
  directory,
  reader,
  replied,
  rules,
  satisfied,
  signOff,
  type GivenCase,
} from '../given-case.scenario.ts';
import { isRefusal } from '../../refusal.ts';
import { at } from '../../aggregate/city.scenario.ts';

const signedOff = () =>
  replied('11-05 10:00')
    .then('11-06 09:00', 'river-desk', satisfied)
    .then('11-06 15:00', 'river-chief', signOff);
const closing = (publicSummary: string, agreement?: Agreement): SoleCommand => ({
  ...{ command: 'close', publicSummary },
  ...(agreement && { agreement }),
});
const close = (publicSummary: string, agreement?: Agreement) =>
  signedOff().when('11-06 16:00', 'river-desk', closing(publicSummary, agreement));
const consent = '本人书面同意，窗口档案 7';

describe('a summary that is to be published', () => {
  it.each([
    ['证号11010519491231002X已更正', 'id-number'],
    ['群众来电13800000000已回复', 'phone-number'],
    ['退款转入6222020000111222337', 'bank-card'],
    ['邮箱zhang@example.com', 'email-address'],
    ['微信号zhang_0012', 'chat-number'],
  ])('is refused with what leads to somebody, whoever answers for it: %s', (text, code) => {
    for (const agreement of [undefined, { by: 'river-chief', consent }]) {
      const refused = close(text, agreement);
      expect(codeOf(refused)).toBe('personal-in-summary');
      expect(isRefusal(refused) && refused.each).toEqual([
        { field: expect.stringMatching(/^publicSummary\.\d+-\d+$/), code },
      ]);
    }
  });

  it.each([
    ['王建国先生的门牌已补发', 'publicSummary.0-3', 'person-name'],
    ['车辆苏E12345已移走', 'publicSummary.2-9', 'plate-number'],
    ['3号楼2单元501室漏水已修好', 'publicSummary.0-10', 'home-address'],
  ])('needs another person’s word where it seems to name somebody: %s', (text, field, code) => {
    const refused = close(text);
    expect(codeOf(refused)).toBe('agreement-required');
    expect(isRefusal(refused) && refused.each).toEqual([{ field, code }]);
    const agreed = close(text, { by: 'river-chief', consent });
    expect(isRefusal(agreed)).toBe(false);
    expect(!isRefusal(agreed) && agreed.at(-1)).toMatchObject({
      fact: { type: 'closed', published: true, agreedBy: 'river-chief' },
      record: { publicSummary: text, consent },
    });
  });

  it.each([
    ['who closes it', 'river-desk', 'agreement-of-oneself'],
    ['nobody the directory knows', 'somebody', 'unknown-person'],
    ['its handler', 'river-officer', 'may-not-agree'],
    ['an officer', 'river-officer-2', 'may-not-agree'],
    ['a chief elsewhere', 'north-chief', 'may-not-agree'],
    ['an analyst', 'analyst', 'may-not-agree'],
    ['the chief of its station', 'river-chief', null],
    ['the desk of the branch', 'east-desk', null],
    ['a supervisor', 'supervisor', null],
  ])('is not answered for by just anybody: %s', (_, by, code) => {
    expect(codeOf(close('王建国先生的门牌已补发', { by, consent }))).toBe(code);
  });

  it('is not answered for by its handler, whatever else he or she is', () => {
    const { state } = signedOff();
    const world = { reader: reader('river-desk'), now: at('11-06 16:00'), directory, rules };
    const agreed = closing('王建国先生的门牌已补发', { by: 'river-chief', consent });
    expect(codeOf(decide(state, agreed, world))).toBeNull();
    expect(codeOf(decide({ ...state, handler: 'river-chief' }, agreed, world))).toBe('may-not-agree');
  });

  it('is published without another word where nothing looks personal', () => {
    expect(codeOf(close('夜间施工噪声已劝止'))).toBeNull();
  });
});

describe('a confidential case', () => {
  it('is never published, whatever is asked; a reason to withhold closes it', () => {
    const confidentiality = {
      ...{ subjectUnits: [], subjectPersons: [], inWords: false, receivingUnit: 'city.east.river' },
    };
    const secret = { ...signedOff().state, confidentiality };
    const world = { reader: reader('river-desk'), now: at('11-06 16:00'), directory, rules };
    for (const agreement of [undefined, { by: 'river-chief', consent }])
      expect(codeOf(decide(secret, closing('已办结', agreement), world))).toBe('confidential-not-published');
    expect(codeOf(decide(secret, { command: 'close', withheldReason: '涉密' }, world))).toBeNull();
    // Also where a release that knew no better had let it be.
    expect(publishedAt({ ...secret, stage: 'closed', publication: 'published', closedAt: 1 })).toBeNull();
  });
});

describe('what is published', () => {
  const withdraw: SoleCommand = { command: 'withdraw-publication', reason: '可识别当事人' };
  const publishedOf = ({ state }: GivenCase) => publishedAt(state);

  it('is so from the moment it is closed, and until it is reopened', () => {
    expect(publishedOf(signedOff())).toBeNull();
    expect(publishedOf(closed())).toBe(at('11-06 16:00'));
    const reopened = closed().then('11-09 10:00', 'citizen', { command: 'reopen', reason: 'again' });
    expect([publishedOf(reopened), reopened.state.publication]).toEqual([null, null]);
  });

  it('is taken back by a supervisor, once, and the case stays closed', () => {
    const given = closed().then('11-09 10:00', 'supervisor', withdraw);
    expect([given.state.stage, given.state.publication, publishedOf(given)]).toEqual([
      ...['closed', 'withdrawn', null],
    ]);
    expect(given.events.at(-1)?.record).toEqual({ reason: '可识别当事人' });
    expect(codeOf(given.when('11-09 11:00', 'supervisor', withdraw))).toBe('not-published');
    for (const who of ['river-desk', 'river-chief', 'citizen'])
      expect(codeOf(closed().when('11-09 10:00', who, withdraw))).toBe('forbidden');
    expect(codeOf(signedOff().when('11-06 16:00', 'supervisor', withdraw))).toBe('stage-forbids');
  });

  it('is not while it is voided, and is again when that is undone', () => {
    const given = closed().then('11-09 10:00', 'supervisor', { command: 'void', reason: 'mistake' });
    expect(publishedOf(given)).toBeNull();
    const back = given
      .then('11-09 11:00', 'citizen', { command: 'appeal', reason: 'no' })
      .then('11-09 12:00', 'east-chief', { command: 'accept-appeal' });
    expect(publishedOf(back)).toBe(at('11-06 16:00'));
  });

  it('what was withheld was never published', () => {
    const given = signedOff().then('11-06 16:00', 'river-desk', {
      command: 'close',
      withheldReason: 'a child',
    });
    expect([given.state.publication, publishedOf(given)]).toEqual(['withheld', null]);
    expect(codeOf(given.when('11-09 10:00', 'supervisor', withdraw))).toBe('not-published');
  });
});
