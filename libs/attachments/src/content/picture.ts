import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import sharp from 'sharp';

const seconds = 30;

// What reads other kinds of files is not needed, and has had its share of faults.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp'].flatMap((each) => [
    `VipsForeignLoad${each}File`,
    `VipsForeignLoad${each}Buffer`,
  ]),
});
// Each file is read once.
sharp.cache(false);
sharp.concurrency(1);

export interface PictureLimits {
  readonly megapixels: number;
}

/**
 * The picture drawn anew, upright, in its own format: nothing of the file it came in is left but what can be seen. So
 * place, device and whatever else was hidden in it or hung on to it are gone. Colours become sRGB.
 */
export async function redraw(
  from: string,
  to: string,
  { megapixels }: PictureLimits,
): Promise<Refusal | null> {
  const limitInputPixels = megapixels * 1_000_000;
  try {
    const picture = sharp(from, { limitInputPixels, failOn: 'error', sequentialRead: true, pages: 1 });
    const { format, width, height } = await picture.metadata();
    if (width * height > limitInputPixels) return refuse('attachment-too-complex', [], { megapixels });
    const upright = picture.autoOrient().timeout({ seconds });
    const drawn =
      format === 'png'
        ? upright.png({ compressionLevel: 6 })
        : format === 'webp'
          ? upright.webp({ quality: 85 })
          : upright.jpeg({ quality: 88 });
    await drawn.toFile(to);
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return /pixel limit|timeout/i.test(said)
      ? refuse('attachment-too-complex', [], { megapixels })
      : refuse('attachment-unreadable');
  }
}
