import { expect, it } from '@jest/globals';
import { urgentWords } from './emergency-words.ts';

it.each([
  ['有人持刀在楼下', '持刀'],
  ['邻居家着火了', '着火'],
  ['我老公家暴，正在流血', '家暴'],
  ['There is a fire in the yard', 'a fire'],
  ['he is beating her now', 'beating her'],
])('asks after %s', (text, word) => {
  expect(urgentWords('', text)[0]).toBe(word);
});

it.each(['楼上漏水，已争吵多次', '消防通道被占', 'The skill of the drawing teacher', '希望延长办证时间'])(
  'does not ask after %s',
  (text) => {
    expect(urgentWords(text, undefined)).toEqual([]);
  },
);

it('finds each of them: one that was a false alarm hides no other', () => {
  expect(urgentWords('threatened with a knife last week', 'He was stabbed, 正在流血')).toEqual([
    'a knife',
    '流血',
    'stabbed',
  ]);
});
