import { expect, it } from '@jest/globals';
import { reasonsOf } from './reasons.ts';

const message = (text: string) => ({ 'zh-CN': text, en: text });
const stage = { allowed: false, code: 'wrong-stage', message: message('Not at this stage') };
const forbidden = { allowed: false, code: 'forbidden', message: message('Not yours') };

it('says each reason once, with all that it keeps from being done, the rarest first', () => {
  expect(
    reasonsOf([
      { command: 'submit', ...stage },
      { command: 'reply', allowed: true, code: null, message: null },
      { command: 'assign', ...forbidden },
      { command: 'close', ...stage },
    ]),
  ).toEqual([
    { code: 'forbidden', message: message('Not yours'), commands: ['assign'] },
    { code: 'wrong-stage', message: message('Not at this stage'), commands: ['submit', 'close'] },
  ]);
});

it('has nothing to say where everything is allowed', () => {
  expect(reasonsOf([{ command: 'reply', allowed: true, code: null, message: null }])).toEqual([]);
});
