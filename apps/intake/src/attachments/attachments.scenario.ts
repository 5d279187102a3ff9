import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { AttachmentsConfig } from '@fengqiao/service/bootstrap/attachments-config';
import type { TestService, TestServiceOptions } from '@fengqiao/test-rig/harness/test-service';
import sharp from 'sharp';
import { startIntake } from '../intake.scenario.ts';

export const testKey = `2026-11:${Buffer.alloc(32, 7).toString('base64')}`;

/** An intake that takes attachments in, with the folder they lie in. */
export async function startWithAttachments(
  clock: ClockPort,
  attachments: Partial<AttachmentsConfig> = {},
  options: Partial<TestServiceOptions> = {},
): Promise<{ readonly intake: TestService; readonly place: string }> {
  const config = { ...(await placeForAttachments()), ...attachments };
  const { place = '' } = config;
  return { intake: await startIntake(clock, { attachments: config, ...options }), place };
}

/** Settings by which attachments lie in a folder of their own. */
export async function placeForAttachments(): Promise<Partial<AttachmentsConfig>> {
  const place = await mkdtemp(join(tmpdir(), 'attachments-'));
  return { place, keys: testKey, uploadsPerHour: 1_000_000 };
}

/** A photo as a telephone takes it: with the place, the device, and turned by a mark alone. */
export async function photo(width = 40, height = 20): Promise<Buffer> {
  const background = { r: 200, g: 30, b: 30 };
  return sharp({ create: { width, height, channels: 3, background } })
    .withExif({
      IFD0: { Make: 'PlantedMaker', Model: 'PlantedModel' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export interface File {
  readonly bytes: Uint8Array;
  readonly type?: string;
  readonly name?: string;
  readonly as?: string;
  readonly headers?: Record<string, string>;
}

/** Hands a file in, as a page does. */
export function handIn(intake: TestService, { bytes, type, name, as, headers }: File) {
  return intake.post('/v1/attachments', {
    body: bytes,
    ...(as !== undefined && { as }),
    headers: {
      'content-type': type ?? 'image/jpeg',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name ?? '现场.jpg')}`,
      ...headers,
    },
  });
}

/** What an address leads to. */
export async function download(
  intake: TestService,
  url: string,
  as?: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const token = as === undefined ? undefined : await intake.token(as);
  const response = await fetch(`${intake.running.url}${url}`, {
    headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
