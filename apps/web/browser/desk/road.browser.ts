import type { Browser, Page } from '@playwright/test';
import { entered, fill, open, send, track } from '../pages.ts';
import { texts as en } from '../../src/texts/en/all.ts';
import { texts as zh } from '../../src/texts/zh-cn/all.ts';
import type { DeskCatalogue } from '../../src/texts/desk-catalogue.ts';
import { chief, choose, desk, expect, officer, photo, settled, signIn, test } from './desk.ts';

/** A citizen's telephone; whoever works on the matter has a screen of the size that the project says. */
const telephone = { width: 390, height: 844 };
const words = { 'zh-CN': { station: '临江派出所' }, en: { station: 'Linjiang Station' } } as const;

/** Pictures in the order they were taken. */
class Film {
  private taken = 0;

  constructor(private readonly pathOf: (name: string) => string) {}

  async take(page: Page, name: string): Promise<void> {
    this.taken += 1;
    await page.screenshot({ path: this.pathOf(`${String(this.taken).padStart(2, '0')}-${name}.png`) });
  }
}

async function onTheTelephone(browser: Browser, locale: string): Promise<Page> {
  const context = await browser.newContext({ viewport: telephone, locale, timezoneId: 'Asia/Shanghai' });
  return context.newPage();
}

test('a matter, from the citizen’s telephone to the chief’s signature and back', async ({
  page,
  browser,
  texts,
  locale,
}, info) => {
  test.setTimeout(240_000);
  const film = new Film((name) => info.outputPath(name));
  const citizenTexts = locale === 'en' ? en : zh;
  const { station } = words[locale === 'en' ? 'en' : 'zh-CN'];
  const citizen = await onTheTelephone(browser, locale ?? 'zh-CN');
  await open(citizen, '/submit');
  await fill(citizen, citizenTexts, {
    summary: '夜间施工噪声',
    detail: '柳浪路工地连续三晚施工到凌晨一点，孩子睡不着。',
  });
  await citizen.getByLabel(citizenTexts.submit.place).fill('红旗');
  await citizen.getByRole('button', { name: '红旗社区' }).first().click();
  await film.take(citizen, 'the-citizen-writes');
  await send(citizen, citizenTexts);
  const { number, code } = await entered(citizen);
  await film.take(citizen, 'number-and-code');

  const isAt = (stage: keyof DeskCatalogue['words']['stages']) =>
    expect(page.locator('.matter-head')).toContainText(texts.words.stages[stage].name);
  type Command = keyof DeskCatalogue['commands'];
  const begin = async (command: Command) => {
    await page.getByRole('button', { name: texts.commands[command], exact: true }).click();
  };
  const confirm = async (command: Command) => {
    await page.getByRole('button', { name: texts.acts.confirm(texts.commands[command]) }).click();
  };
  const field = (name: string) => texts.fields.names[name] ?? '';

  await signIn(page, desk, `/desk/cases?tab=all&q=${number}`);
  await settled(page, texts.shell.loading);
  await film.take(page, 'the-desk-finds-it');
  await page.getByRole('link', { name: number }).first().click();
  await begin('submit');
  await confirm('submit');
  await isAt('submitted');
  const matter = new URL(page.url()).pathname;

  await signIn(page, chief, matter);
  await begin('assign');
  await choose(page, field('unit'), station);
  await film.take(page, 'the-chief-assigns');
  await confirm('assign');
  await isAt('assigned');

  await signIn(page, officer, matter);
  await begin('accept');
  await confirm('accept');
  await isAt('handling');
  await begin('reply');
  await page
    .getByLabel(field('result'))
    .fill('已到现场，施工方已停止夜间施工，并书面承诺二十二时后不再施工。');
  await page.getByLabel(texts.fields.fileChoose).setInputFiles(photo);
  await expect(page.getByText(texts.fields.fileDone)).toBeVisible();
  await film.take(page, 'the-officer-replies');
  await confirm('reply');
  await isAt('replied');

  await signIn(page, desk, matter);
  await begin('follow-up');
  await page.getByLabel(texts.fields.outcomes.satisfied, { exact: true }).check();
  await confirm('follow-up');
  await isAt('followed-up');

  await signIn(page, chief, matter);
  await settled(page, texts.shell.loading);
  await film.take(page, 'the-chief-looks-at-the-whole');
  await begin('sign-off');
  await confirm('sign-off');
  await isAt('signed-off');

  await signIn(page, desk, matter);
  await begin('close');
  await page.getByLabel(field('publicSummary')).fill('夜间施工噪声已劝止，施工方承诺不再夜间施工');
  await confirm('close');
  await isAt('closed');

  await track(citizen, citizenTexts, number, code);
  await expect(citizen.getByText(citizenTexts.words.stages.closed.name).first()).toBeVisible();
  await film.take(citizen, 'the-citizen-reads-the-answer');
});
