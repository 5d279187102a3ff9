import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { pictureProcess, type FromPicture, type ToPicture } from './picture-process.ts';

const require = createRequire(import.meta.url);
const seconds = 30;

export interface PictureLimits {
  readonly megapixels: number;
}

/**
 * The picture drawn anew, upright, in its own format: nothing of the file it came in is left but what can be seen. So
 * place, device and whatever else was hidden in it or hung on to it are gone. Colours become sRGB. `gone`: nobody waits for
 * it any more.
 */
export async function redraw(
  from: string,
  to: string,
  { megapixels }: PictureLimits,
  gone: AbortSignal,
): Promise<Refusal | null> {
  const library = require.resolve('sharp');
  const said = await draw({ library, from, to, mostPixels: megapixels * 1_000_000, seconds }, gone);
  if (gone.aborted) return refuse('attachment-broken-off');
  if ('done' in said) return null;
  return said.wrong === 'unreadable'
    ? refuse('attachment-unreadable')
    : refuse('attachment-too-complex', [], { megapixels });
}

async function draw(task: ToPicture, gone: AbortSignal): Promise<FromPicture> {
  const child = spawn(process.execPath, ['-e', pictureProcess, JSON.stringify(task)], {
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const kill = () => void child.kill('SIGKILL');
  const late = setTimeout(kill, seconds * 1_000);
  gone.addEventListener('abort', kill, { once: true });
  if (gone.aborted) kill();
  try {
    const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
      child.once('error', reject).once('close', (_, signal) => resolve(signal));
    });
    const [said, signal] = await Promise.all([text(child.stdout), ended]);
    if (said !== '') return JSON.parse(said) as FromPicture;
    // Ended by us, or by a kernel short of memory; or it crashed over what it read.
    return { wrong: signal === 'SIGKILL' ? 'too-complex' : 'unreadable' };
  } finally {
    clearTimeout(late);
    gone.removeEventListener('abort', kill);
  }
}
