import { expect, it } from '@jest/globals';
import { blanksIn, cutAtBlanks } from './blanks.ts';
import { changesBetween } from './difference.ts';

const before = {
  law: [{ nameZh: '第八十二条' }],
  steps: [{ textZh: '到场' }, { textZh: '回访' }],
  answers: [{ nameZh: '收到', textZh: '已收到' }],
};

it('the same is no change, whatever is empty or in another order within', () => {
  expect(changesBetween(before, before)).toEqual([]);
  const again = { ...before, answers: [{ textEn: ' ', textZh: '已收到 ', nameZh: '收到' }] };
  expect(changesBetween(before, again)).toEqual([]);
});

it('what came, what went, and what stands in another order is told', () => {
  const after = {
    law: [],
    steps: [{ textZh: '回访' }, { textZh: '到场' }],
    answers: [{ nameZh: '收到', textZh: '已收到，正在办理' }],
  };
  expect(changesBetween(before, after)).toEqual([
    { part: 'law', kind: 'removed', words: ['第八十二条'] },
    { part: 'steps', kind: 'moved', words: [] },
    { part: 'answers', kind: 'removed', words: ['收到', '已收到'] },
    { part: 'answers', kind: 'added', words: ['收到', '已收到，正在办理'] },
  ]);
});

it('a blank is found wherever it stands, once; other braces are words', () => {
  expect(blanksIn('{place}：{reporter}{place}，{due', ['place', 'due'])).toEqual(['place']);
  expect(cutAtBlanks('到{place}劝止{x}', ['place'])).toEqual([
    { text: '到', blank: null },
    { text: '{place}', blank: 'place' },
    { text: '劝止', blank: null },
    { text: '{x}', blank: null },
  ]);
});
