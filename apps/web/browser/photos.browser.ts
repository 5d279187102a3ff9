import { entered, expect, fill, hardToTouch, open, png, send, test } from './pages.ts';

test('photos are chosen with their progress, can be removed, and go with the matter', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  await fill(page, texts);
  const files = page.getByLabel(texts.submit.filesAdd).first();
  await files.setInputFiles([
    { name: '楼道 (1).png', mimeType: 'image/png', buffer: png },
    { name: 'second.png', mimeType: 'image/png', buffer: png },
  ]);
  await expect(page.getByText(texts.submit.filesDone)).toHaveCount(2);
  expect(await hardToTouch(page)).toEqual([]);
  await page.getByRole('button', { name: texts.submit.filesRemove('second.png') }).click();
  await expect(page.getByText(texts.submit.filesDone)).toHaveCount(1);
  await send(page, texts);
  const { number, code } = await entered(page);
  await page.getByRole('button', { name: texts.end.written }).click();
  await expect(page.getByText('楼道 (1).png').first()).toBeVisible();
  expect(number + code).not.toBe('');
});

test('a photo that does not get through says so and must be chosen again', async ({ page, texts }) => {
  await open(page, '/submit');
  await fill(page, texts);
  await page.route('**/v1/attachments', (route) => route.abort());
  await page
    .getByLabel(texts.submit.filesAdd)
    .first()
    .setInputFiles([{ name: 'a.png', mimeType: 'image/png', buffer: png }]);
  await expect(page.getByText(texts.submit.filesFailed)).toBeVisible();
  await send(page, texts);
  await expect(page.getByText(texts.submit.filesBroken)).toBeVisible();
  await page.getByRole('button', { name: texts.submit.filesRemove('a.png') }).click();
  await send(page, texts);
  await entered(page);
});

test('somebody signed in sends a photo as any citizen does', async ({ page, texts }) => {
  await page.goto('/sign-in?login_hint=linjiang-officer-a&return=/submit');
  await page.waitForURL('**/submit');
  await page.waitForLoadState('networkidle');
  await fill(page, texts);
  await page
    .getByLabel(texts.submit.filesAdd)
    .first()
    .setInputFiles([{ name: 'a.png', mimeType: 'image/png', buffer: png }]);
  await expect(page.getByText(texts.submit.filesDone)).toBeVisible();
  await send(page, texts);
  await entered(page);
});

test('a photo of an iPhone that nobody can read is not sent: what to do stands beside it', async ({
  page,
  texts,
}) => {
  await open(page, '/submit');
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/attachments')) sent += 1;
  });
  const files = page.getByLabel(texts.submit.filesAdd).first();
  await files.setInputFiles([
    { name: 'IMG_0001.HEIC', mimeType: '', buffer: png },
    { name: 'without an ending', mimeType: 'image/heif', buffer: png },
  ]);
  await expect(page.getByText(texts.submit.filesHeic)).toHaveCount(2);
  expect(sent).toBe(0);
  // A telephone that is asked for these kinds alone makes a JPEG by itself.
  expect(await files.getAttribute('accept')).not.toMatch(/hei[cf]/);
});

test('a photo that is there whole and not yet looked through is said to be checked, not to be uploading', async ({
  page,
  texts,
}) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  // Held when the answer is there: the file has gone over the line, which an answer made up here would spare it.
  const line = await page.context().newCDPSession(page);
  line.on('Fetch.requestPaused', ({ requestId }) => {
    void held.then(() => line.send('Fetch.continueRequest', { requestId }));
  });
  await line.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/v1/attachments', requestStage: 'Response' }],
  });
  await open(page, '/submit');
  const files = page.getByLabel(texts.submit.filesAdd).first();
  await files.setInputFiles([{ name: 'a.png', mimeType: 'image/png', buffer: png }]);
  await expect(page.getByText(texts.submit.filesChecking)).toBeVisible();
  await expect(page.getByText(texts.submit.filesUploading(100))).toBeHidden();
  await send(page, texts);
  await expect(page.getByText(texts.submit.filesBusy)).toBeVisible();
  letGo();
  await expect(page.getByText(texts.submit.filesDone)).toBeVisible();
  await expect(page.getByText(texts.submit.filesBusy)).toBeHidden();
});
