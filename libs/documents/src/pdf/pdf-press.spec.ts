import { describe, expect, it } from '@jest/globals';
import type { Block, Paper } from '../paper.ts';
import { PdfPress } from './pdf-press.ts';
import { readPdf } from './read-pdf.scenario.ts';
import { rowsThatFit } from './rows-that-fit.ts';

const press = new PdfPress();
const here = new AbortController().signal;
const at = Date.parse('2026-11-30T20:45:00+08:00');
const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  ...{ language: 'zh-CN', title: '案卷', from: '石畈分局', reference: 'SQ-2026-000001', at, blocks },
  ...{ drawn: '临江所民警 于 2026年11月30日 20:45 打印', ...more },
});
async function drawn(asked: Paper) {
  const bytes = await press.draw(asked, 'somebody', here);
  if (!(bytes instanceof Buffer)) throw new Error(`not drawn: ${JSON.stringify(bytes)}`);
  return readPdf(bytes);
}
/** Lines break where they must: what is said is compared without them. */
const joined = (pages: readonly string[]) => pages.join('').replaceAll('\n', '');
const columns = [
  { head: '时间表头', share: 0.25 },
  { head: '内容表头', share: 0.75 },
];

describe('a paper as PDF', () => {
  it('is A4, says what it was told in Chinese, and has its fonts inside', async () => {
    const { pages, fonts, title, size } = await drawn(
      paper([
        { kind: 'heading', text: '一、基本情况' },
        { kind: 'facts', facts: [{ name: '地点', text: '柳浪路8号（𬭎里）' }] },
        { kind: 'text', text: '连续三晚施工到凌晨。\nNight work, "loud" & long.' },
        { kind: 'table', columns, rows: [['2026年11月30日', '已劝止']] },
      ]),
    );
    expect([Math.round(size.width), Math.round(size.height)]).toEqual([595, 842]);
    expect(title).toBe('案卷 SQ-2026-000001');
    const all = joined(pages);
    for (const said of ['一、基本情况', '柳浪路8号', '连续三晚施工到凌晨。', '"loud" & long.', '已劝止'])
      expect(all).toContain(said);
    expect(pages).toHaveLength(1);
    expect(all).toContain('第 1 页，共 1 页');
    expect(all).toContain('临江所民警 于 2026年11月30日 20:45 打印');
    expect(fonts.size).toBeGreaterThan(0);
    expect([...fonts.values()]).not.toContain(false);
  });

  it('has on every page its number, who drew it, which page it is, and the head of a table that goes on', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => [`第${n}行`, '已到现场劝止，'.repeat(12)]);
    const { pages } = await drawn(paper([{ kind: 'table', columns, rows }], { language: 'en' }));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, n) => {
      const said = page.replaceAll('\n', '');
      for (const each of [
        '石畈分局',
        'SQ-2026-000001',
        '打印',
        `Page ${n + 1} of ${pages.length}`,
        '时间表头',
      ])
        expect(said).toContain(each);
    });
    // No row is cut: what begins on a page ends there.
    for (const page of pages) {
      const said = page.replaceAll('\n', '');
      expect(said.match(/第\d+行/g)?.length).toBe((said.match(/已到现场劝止，/g) ?? []).length / 12);
    }
  });

  it.each([
    ['Chinese', '事'.repeat(9_000)],
    ['lines', '一行\n'.repeat(900)],
    ['one word without an end', 'x'.repeat(9_000)],
    ['wide letters', 'W M '.repeat(2_000)],
  ])('loses nothing of a cell longer than a page: %s', async (_, text) => {
    const { pages } = await drawn(
      paper([
        {
          kind: 'table',
          columns,
          rows: [
            ['始', text],
            ['末', '完'],
          ],
        },
      ]),
    );
    const bare = (said: string) => said.replaceAll(/\s/g, '');
    const all = bare(joined(pages));
    const sign = bare(text).slice(0, 1);
    const count = (said: string) => said.split(sign).length - 1;
    expect(count(all)).toBeGreaterThanOrEqual(count(text));
    expect(all).toContain('完');
  });

  it.each([31, 32, 33, 34, 35, 36])(
    'leaves no heading at the foot of a page: after %s lines',
    async (lines) => {
      const { pages } = await drawn(
        paper([
          { kind: 'text', text: '一行\n'.repeat(lines) },
          { kind: 'heading', text: '附件标题' },
          { kind: 'table', columns, rows: [['始', '三行\n三行\n三行']] },
        ]),
      );
      const said = pages.map((page) => page.replaceAll('\n', ''));
      expect(said.find((page) => page.includes('附件标题'))).toContain('时间表头');
    },
  );

  it.each([32, 33, 34, 35, 36, 37, 38])(
    'leaves no heading over a text at the foot of a page: after %s lines',
    async (lines) => {
      const { pages } = await drawn(
        paper([
          { kind: 'text', text: '一行\n'.repeat(lines) },
          { kind: 'heading', text: '详情标题' },
          { kind: 'text', text: '连续三晚施工。'.repeat(40) },
          { kind: 'heading', text: '附件标题' },
          { kind: 'table', columns, rows: [['始', '末']] },
        ]),
      );
      const said = pages.map((page) => page.replaceAll('\n', ''));
      expect(said.find((page) => page.includes('详情标题'))).toContain('详情标题连续三晚');
    },
  );

  it('of the same moment is the same bytes', async () => {
    const asked = paper([{ kind: 'text', text: '通报' }]);
    const [one, two] = await Promise.all([press.draw(asked, 'a', here), press.draw(asked, 'b', here)]);
    expect(one).toEqual(two);
    const later = await press.draw({ ...asked, at: at + 60_000 }, 'a', here);
    expect(later).not.toEqual(one);
  });

  it('that is too long ends alone, and is refused', async () => {
    const rows = Array.from({ length: 5_000 }, () => ['时', '已到现场劝止，'.repeat(20)]);
    const small = new PdfPress({ megabytes: 384, seconds: 1 });
    const refused = await small.draw(paper([{ kind: 'table', columns, rows }]), 'a', here);
    expect(refused).toMatchObject({ refused: true, code: 'paper-too-long' });
  });

  it('is drawn for nobody who has gone', async () => {
    expect(await press.draw(paper([]), 'a', AbortSignal.abort())).toBeNull();
  });
});

it('a row is cut where it is higher than a page, and all of it is said', () => {
  const [text, other] = ['事'.repeat(2_000), '一\n二'];
  const rows = rowsThatFit([[other, text]], [100, 300], 10);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.map(([, part]) => part).join('')).toBe(text);
  expect(rows.map(([part]) => part)).toEqual([other, ...rows.slice(1).map(() => '')]);
});
