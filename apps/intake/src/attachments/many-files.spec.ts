import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, caseIn, matter, register } from '../intake.scenario.ts';
import { handIn, photo, startWithAttachments } from './attachments.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;
let place: string;
beforeAll(async () => {
  ({ intake, place } = await startWithAttachments(clock));
}, 60_000);
afterAll(() => intake.stop());

describe('a thousand files', () => {
  it('are so many an hour by address, by person another count', async () => {
    const few = await startWithAttachments(clock, { uploadsPerHour: 2 });
    const one = async (as?: string) =>
      (await handIn(few.intake, { bytes: Buffer.from('no picture'), ...(as !== undefined && { as }) }))
        .status;
    expect([await one(), await one(), await one()]).toEqual([422, 422, 429]);
    expect([await one('linjiang-desk'), await one('linjiang-desk'), await one('linjiang-desk')]).toEqual([
      422, 422, 429,
    ]);
    await few.intake.stop();
  });

  it('in one upload are none: there is one file in a body, and a form with many is no file', async () => {
    const form = new FormData();
    const jpeg = new Blob([await photo()], { type: 'image/jpeg' });
    for (let n = 0; n < 1_000; n += 1) form.append('file', jpeg, `${n}.jpg`);
    const whole = new Response(form);
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const type = whole.headers.get('content-type') ?? '';
    const refused = await handIn(intake, { bytes, type });
    expect([refused.status, refused.body.code]).toEqual([415, 'attachment-not-taken']);
    expect(await intake.dataSource.query('select count(*)::int as rows from attachment')).toEqual([
      { rows: 0 },
    ]);
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('named by one command are refused before any is looked up, and nothing is written', async () => {
    const own = await caseIn(intake, 'handling');
    const { body: sent } = await handIn(intake, { bytes: await photo() });
    const attachments = Array.from({ length: 1_000 }, () => ({ id: sent.id, key: sent.key }));
    const [{ count: before }] = await intake.dataSource.query('select count(*) from ledger_case');
    const roads = [
      () => asCitizen(intake, own, 'add', { text: '照片', attachments }),
      () => register(intake, { body: { ...matter, attachments } }),
    ];
    for (const road of roads) {
      const { status, body } = await road();
      expect([status, body.code, body.errors[0].field]).toEqual([400, 'validation', 'attachments']);
    }
    const [{ count: after }] = await intake.dataSource.query('select count(*) from ledger_case');
    expect(after).toBe(before);
    expect((await asCitizen(intake, own, null)).body.attachments).toEqual([]);
  });
});
