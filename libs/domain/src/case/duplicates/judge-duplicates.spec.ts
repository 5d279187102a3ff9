import { describe, expect, it } from '@jest/globals';
import { judgeDuplicates, proposedFrom, type Compared } from './judge-duplicates.ts';
import { pairsOf, type Street, type Telling } from './labelled/tellings.scenario.ts';
import { weightsOne } from './labelled/weights-1.scenario.ts';
import { weightsTwo } from './labelled/weights-2.scenario.ts';
import { wordsOne } from './labelled/words-1.scenario.ts';
import { wordsTwo } from './labelled/words-2.scenario.ts';
import { writtenAfter } from './labelled/written-after.scenario.ts';
import { readTelling } from './read-telling.ts';

function compared([, summary, detail, place]: Telling, category: string): Compared {
  return { telling: readTelling({ summary, detail, place }), category, reporter: null };
}

/** Of pairs labelled as one matter, how many are proposed; and how many of the others. */
function measure(streets: readonly Street[]) {
  const pairs = pairsOf(streets);
  const proposed = pairs.filter(
    ({ category, one, other }) =>
      judgeDuplicates(compared(one, category), compared(other, category)).score >= proposedFrom,
  );
  const isSame = ({ isSame: same }: { isSame: boolean }) => same;
  const same = pairs.filter(isSame).length;
  const found = proposed.filter(isSame).length;
  return { same, others: pairs.length - same, found, wrong: proposed.length - found };
}

const matter = (more: Partial<Compared> & { words?: [string, string, string | null] } = {}): Compared => {
  const { words: [summary, detail, place] = ['夜间施工噪声', '工地打桩到凌晨', '柳浪路8号'], ...rest } = more;
  return { telling: readTelling({ summary, detail, place }), category: 'noise', reporter: null, ...rest };
};

describe('whether two matters are one, on pairs that people could have written', () => {
  it('half of the tellings, on which weights were chosen', () => {
    expect(measure([...weightsOne, ...weightsTwo])).toEqual({ same: 50, others: 475, found: 45, wrong: 6 });
  });

  it('the other half, fifty paraphrases among hard negatives: recall 0.8 at precision 0.9 and better', () => {
    const { same, others, found, wrong } = measure([...wordsOne, ...wordsTwo]);
    expect({ same, others, found, wrong }).toEqual({ same: 50, others: 475, found: 50, wrong: 2 });
    expect(found / same).toBeGreaterThanOrEqual(0.8);
    expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.9);
  });

  it('what was written when nothing was changed any more, with words that no list has: 9 of 16, one wrongly', () => {
    expect(measure(writtenAfter)).toEqual({ same: 16, others: 152, found: 9, wrong: 1 });
  });

  it('never two of different streets, of eighty thousand', () => {
    const all = [...weightsOne, ...weightsTwo, ...wordsOne, ...wordsTwo, ...writtenAfter].flatMap(
      ({ category, tellings }, street) =>
        tellings.map((telling) => ({ street, matter: compared(telling, category) })),
    );
    let [asked, proposed] = [0, 0];
    all.forEach((one, i) => {
      for (const other of all.slice(i + 1).filter(({ street }) => street !== one.street)) {
        asked += 1;
        if (judgeDuplicates(one.matter, other.matter).score >= proposedFrom) proposed += 1;
      }
    });
    expect(asked).toBeGreaterThan(80_000);
    expect(proposed).toBe(0);
  });
});

describe('a judgement', () => {
  it('of the same words in the same place is full of reasons', () => {
    const { score, reasons } = judgeDuplicates(matter(), matter());
    expect(score).toBeGreaterThan(0.8);
    expect(reasons).toEqual(['same-place', 'same-category', 'alike-in-words']);
  });

  it.each<[string, string, string]>([
    ['another house', '丁香新村4号楼', '丁香新村11号楼'],
    ['another flat', '丁香新村4栋302室', '丁香新村4栋502室'],
    ['another street', '柳浪路', '青梅街'],
  ])('of the same words at %s is another matter', (_, here, there) => {
    const said = (place: string) => matter({ words: ['楼上漏水', '卫生间一直滴水', place] });
    expect(judgeDuplicates(said(here), said(there)).score).toBeLessThan(
      judgeDuplicates(said(here), said(here)).score - 0.25,
    );
    expect(judgeDuplicates(said(here), said(there)).reasons).not.toContain('same-place');
  });

  it('takes 十二栋 for 12栋', () => {
    const at = (place: string) => matter({ words: ['楼上漏水', '', place] });
    expect(judgeDuplicates(at('海棠湾十二栋'), at('海棠湾12栋')).reasons).toContain('same-place');
    expect(judgeDuplicates(at('海棠湾二十一栋'), at('海棠湾12栋')).reasons).not.toContain('same-place');
  });

  it('finds no place in what many places are named', () => {
    const at = (place: string) => matter({ words: ['井盖缺失', '有大洞', place] });
    expect(judgeDuplicates(at('柳浪街路口'), at('青梅街路口')).reasons).not.toContain('same-place');
    expect(judgeDuplicates(at('柳浪街路口'), at('柳浪街')).reasons).toContain('same-place');
  });

  it('finds no thing in the name of a place', () => {
    expect([...readTelling({ summary: '榆树里噪声', detail: '', place: '榆树里' }).things.keys()]).toEqual(
      [],
    );
  });

  const zhang = { name: '张三', phoneKey: '+8613800000000' };
  it.each([
    ['by number, whatever name is given', zhang, { ...zhang, name: '张先生' }, true],
    ['by number, with or without an extension', { ...zhang, phoneKey: '+861065432100' }, { ...zhang, phoneKey: '+861065432100;ext=8' }, true], // prettier-ignore
    ['not by name where numbers differ', zhang, { ...zhang, phoneKey: '+8613900000000' }, false],
    ['by name where one gave no number', zhang, { ...zhang, phoneKey: null }, true],
    ['nobody is nobody', zhang, null, false],
  ])('knows the same reporter %s', (_, one, other, isSame) => {
    const judged = judgeDuplicates(matter({ reporter: one }), matter({ reporter: other }));
    expect(judged.reasons.includes('same-reporter')).toBe(isSame);
    const without = judgeDuplicates(matter(), matter({ words: ['别的事', '丢了钥匙', '柳浪路8号'] })).score;
    const withOne = judgeDuplicates(
      matter({ reporter: one }),
      matter({ reporter: other, words: ['别的事', '丢了钥匙', '柳浪路8号'] }),
    ).score;
    expect(Math.round((withOne - without) * 100)).toBe(isSame ? 20 : 0);
  });

  it('never of a reporter alone', () => {
    const other = matter({ reporter: zhang, words: ['身份证遗失', '补办身份证', null] });
    expect(judgeDuplicates(matter({ reporter: zhang }), other).score).toBeLessThan(proposedFrom);
  });

  it('is the same from both sides', () => {
    for (const { category, one, other } of pairsOf(weightsOne))
      expect(judgeDuplicates(compared(one, category), compared(other, category))).toEqual(
        judgeDuplicates(compared(other, category), compared(one, category)),
      );
  });

  it.each(['漏'.repeat(100_000), '1'.repeat(100_000), '十'.repeat(100_000), '\u0000😀'.repeat(10_000), ''])(
    'is soon there, however long the text: %#',
    (text) => {
      const begun = performance.now();
      const said = matter({ words: [text, text, text] });
      judgeDuplicates(said, said);
      expect(performance.now() - begun).toBeLessThan(500);
    },
  );
});
