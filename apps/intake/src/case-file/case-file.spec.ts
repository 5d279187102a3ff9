import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdf, type ReadPdf } from '@fengqiao/documents/pdf/read-pdf.scenario';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { download, handIn, photo, startWithAttachments } from '../attachments/attachments.scenario.ts';
import { complaint, give, matter, register, roadTo } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-23T09:30:00+08:00');
let intake: TestService;
beforeAll(async () => {
  ({ intake } = await startWithAttachments(clock));
}, 60_000);
afterAll(() => intake.stop());

const officer = 'linjiang-officer-a';
const get = (id: string, as: string, language = 'zh-CN') =>
  download(intake, `/v1/cases/${id}/file.pdf`, as, { 'accept-language': language });
async function read(id: string, as: string, language?: string): Promise<ReadPdf & { text: string }> {
  const { status, bytes } = await get(id, as, language);
  expect(status).toBe(200);
  const pdf = await readPdf(bytes);
  return { ...pdf, text: pdf.pages.join('\n').replaceAll('\n', '') };
}
/** Words of a paper, whatever lines they stand on. */
const words = (text: string) => text.replaceAll(/\s/g, '');

describe('the case file as PDF', () => {
  it('tells facts, clocks, files and what happened, by name, as its reader is shown them', async () => {
    const sent = await handIn(intake, { bytes: await photo(), name: '楼下工地.jpg' });
    const { body } = await register(intake, {
      body: { ...matter, place: '柳浪路8号', attachments: [{ id: sent.body.id, key: sent.body.key }] },
    });
    await give(intake, body.id, [
      ...roadTo('accept'),
      ['reply', officer, { result: '已劝止，\n夜间不再施工', evidence: [{ text: '现场记录' }] }],
    ]);
    const answer = await get(body.id, officer);
    expect([
      answer.headers.get('content-type'),
      answer.headers.get('content-disposition'),
      answer.headers.get('cache-control'),
    ]).toEqual(['application/pdf', `attachment; filename="${body.number}.pdf"`, 'no-store']);
    const { text, pages, title, fonts } = await read(body.id, officer);
    expect(title).toBe(`案卷 ${body.number}`);
    for (const said of [
      ...['结果答复', '利益诉求', '噪声扰民', '柳浪路8号', '临江派出所', matter.reporter.name],
      ...['连续三晚', '办结', '楼下工地.jpg', '照片', sent.body.sha256.slice(0, 16)],
      ...['登记', '交办', '办理结果：已劝止', '夜间不再施工', '佐证材料：现场记录', '群众'],
      '2026年11月23日 09:30',
    ])
      expect(words(text)).toContain(words(said));
    for (const page of pages) expect(page).toContain('示范市公安局');
    // Nobody is named by an id.
    expect(text).not.toContain('linjiang');
    const me = await intake.get('/v1/directory/me', { as: officer });
    pages.forEach((page, n) => {
      const line = page.replaceAll('\n', '');
      expect(line).toContain(`${me.body.nameZh} 于 2026年11月23日 09:30 打印`);
      expect(line).toContain(`第 ${n + 1} 页，共 ${pages.length} 页`);
    });
    expect([...fonts.values()]).not.toContain(false);
    const english = await read(body.id, officer, 'en');
    for (const said of ['Case file', 'Answered', 'Noise', 'Handling unit', 'Page 1 of'])
      expect(words(english.text)).toContain(words(said));
    for (const page of english.pages) expect(page).toContain('Shifan Bureau');
    // Each moment stands on one line.
    expect(pages.join('\n').match(/日\s*\n\s*\d\d:/g)).toBeNull();
    expect(english.pages.join('\n').match(/November\s*\n|2026,\s*\n/g)).toBeNull();
  });

  it('of a complaint has no reporter, and nothing in the citizen’s words of whom it is about', async () => {
    const { body } = await register(intake, {
      body: { ...complaint, reporter: { name: 'Reporter Li', phone: '13900000009' } },
    });
    const desk = 'dongcheng-desk';
    const shown = await intake.get(`/v1/cases/${body.id}`, { as: desk });
    expect(shown.body.reporter.name).toBe('Reporter Li');
    const { text } = await read(body.id, desk);
    expect(words(text)).toContain('不在打印件上显示');
    for (const secret of ['Reporter', 'Li', '13900000009']) expect(text).not.toContain(secret);
    expect((await get(body.id, 'hubin-chief')).status).toBe(404);
    const lines = await intake.dataSource.query(
      'select person, what, showed_reporter from read_audit where case_id = $1 order by read_at, what',
      [body.id],
    );
    expect(lines).toEqual([
      { person: desk, what: 'case', showed_reporter: true },
      { person: desk, what: 'file', showed_reporter: false },
    ]);
  });

  it('is on record as a reading that showed the reporter, where it did', async () => {
    const { body } = await register(intake);
    await read(body.id, 'linjiang-desk');
    await read(body.id, 'supervisor');
    const lines = await intake.dataSource.query(
      'select person, showed_reporter from read_audit where case_id = $1 order by person',
      [body.id],
    );
    expect(lines).toEqual([
      { person: 'linjiang-desk', showed_reporter: true },
      { person: 'supervisor', showed_reporter: false },
    ]);
  });

  it('needs no words that were written with an event', async () => {
    const { body } = await register(intake);
    await give(intake, body.id, roadTo('reply'));
    await intake.dataSource.query('delete from event_words where aggregate_id = $1', [body.id]);
    const { text } = await read(body.id, officer);
    expect(words(text)).toContain('答复');
    expect(text).not.toContain('已劝止');
  });

  it.each([
    ['nobody in particular', null, 401],
    ['somebody elsewhere', 'hubin-officer', 404],
  ])('is refused to %s', async (_, as, status) => {
    const { body } = await register(intake);
    const answer = await intake.get(`/v1/cases/${body.id}/file.pdf`, as === null ? {} : { as });
    expect(answer.status).toBe(status);
  });

  it('answers others while it is drawn', async () => {
    const { body } = await register(intake, { body: { ...matter, detail: '夜间施工'.repeat(1_200) } });
    for (let n = 0; n < 40; n += 1)
      await give(intake, body.id, [['urge', 'dongcheng-chief', { text: '请抓紧办理。'.repeat(150) }]]);
    const drawing = get(body.id, 'linjiang-desk');
    let answered = 0;
    let isDrawn = false;
    void drawing.finally(() => (isDrawn = true));
    while (!isDrawn) {
      expect((await intake.get(`/v1/cases/${body.id}`, { as: 'linjiang-desk' })).status).toBe(200);
      answered += 1;
    }
    expect((await drawing).status).toBe(200);
    expect(answered).toBeGreaterThan(3);
  });
});

it('a unit that no longer handles it is shown no file of it', async () => {
  const { body } = await register(intake);
  await give(intake, body.id, [['transfer', 'linjiang-desk', { unit: 'shifan.dongcheng.hubin' }]]);
  const { status } = await intake.get(`/v1/cases/${body.id}/file.pdf`, { as: officer });
  expect(status).toBe(404);
});
