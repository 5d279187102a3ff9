import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, register } from '../intake.scenario.ts';
import { AttachmentSweep } from './attachment-sweep.ts';
import { AttachmentVault } from './attachment-vault.ts';
import { download, handIn, photo, startWithAttachments } from './attachments.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
/** A real server, started by `npm run test:s3`. */
const s3Endpoint = process.env['FENGQIAO_TEST_S3'];
const onlyThere = s3Endpoint === undefined ? describe.skip : describe;

onlyThere('with S3', () => {
  let intake: TestService;
  beforeAll(async () => {
    const credentials = { s3AccessKeyId: 'fengqiao-test', s3SecretAccessKey: 'fengqiao-secret' };
    const there = { place: 's3://attachments/intake', s3Endpoint, ...credentials };
    ({ intake } = await startWithAttachments(clock, there));
  });
  afterAll(() => intake.stop());

  it('a photo is handed in, attached, read and erased', async () => {
    const { status, body: sent } = await handIn(intake, { bytes: await photo(), as: 'linjiang-desk' });
    expect(status).toBe(201);
    const body = { ...matter, channel: 'visit', attachments: [{ id: sent.id }] };
    const { body: own } = await register(intake, { as: 'linjiang-desk', body });
    const address = await intake.post(`/v1/attachments/${sent.id}/address`, {
      as: 'linjiang-desk',
      body: {},
    });
    const shown = await download(intake, address.body.url, 'linjiang-desk');
    expect([shown.status, shown.bytes.length]).toEqual([200, sent.size]);
    const erase = { attachment: sent.id, reason: '当事人要求' };
    await intake.post(`/v1/cases/${own.id}/erase-attachment`, { as: 'supervisor', body: erase });
    while (await intake.running.app.get(AttachmentSweep).sweep());
    const vault = intake.running.app.get(AttachmentVault);
    for (const form of ['shown', 'original'] as const)
      await expect(vault.open(sent.id, form)).rejects.toThrow();
  });
});
