import { expect, it } from '@jest/globals';
import { missingForAttachments, noAttachments } from './attachments-config.ts';

const keys = `a:${Buffer.alloc(32).toString('base64')}`;

it('without a place nothing is needed, and nothing taken in', () => {
  expect(missingForAttachments(noAttachments)).toEqual([]);
});

it('a place needs a key, a bucket its credentials: said by the names of the settings', () => {
  expect(missingForAttachments({ ...noAttachments, place: '/data' }).join()).toContain(
    'FENGQIAO_ATTACHMENT_KEYS',
  );
  expect(missingForAttachments({ ...noAttachments, place: '/data', keys })).toEqual([]);
  const bucket = { ...noAttachments, place: 's3://bucket', keys };
  expect(missingForAttachments(bucket).join()).toContain('AWS_SECRET_ACCESS_KEY');
  expect(missingForAttachments({ ...bucket, s3AccessKeyId: 'a', s3SecretAccessKey: 'b' })).toEqual([]);
});
