import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';

const pages = mkdtempSync(join(tmpdir(), 'fengqiao-known-'));
let door: Door;
beforeAll(async () => {
  mkdirSync(join(pages, 'citizen'));
  for (const name of ['index', 'track', 'lost'])
    for (const language of ['zh-CN', 'en'])
      writeFileSync(join(pages, 'citizen', `${name}.${language}.html`), `<p>${name} ${language}</p>`);
  door = await Door.open({ config: { pages } });
}, 60_000);
afterAll(async () => {
  await door.close();
  rmSync(pages, { recursive: true });
});

it.each([
  ['/', 200, 'index'],
  ['/track', 200, 'track'],
  ['/track/', 200, 'track'],
  ['/track?number=SQ-2026-000014', 200, 'track'],
  ['/nowhere', 404, 'lost'],
  ['/track/further', 404, 'lost'],
  ['/index', 404, 'lost'],
  ['/lost', 404, 'lost'],
])('%s is answered by %i with the page %s, in both languages', async (path, status, name) => {
  for (const language of ['zh-CN', 'en']) {
    const headers = { 'accept-language': language, accept: 'text/html' };
    const answer = await new Browser().get(`${door.url}${path}`, headers);
    expect([answer.status, await answer.text()]).toEqual([status, `<p>${name} ${language}</p>`]);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

it('the desk is asked to sign in however its address is written', async () => {
  const answer = await new Browser().get(`${door.url}/DESK`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in?return=%2FDESK']);
});
