export interface ToPicture {
  /** Where the library is. */
  readonly library: string;
  readonly from: string;
  readonly to: string;
  readonly mostPixels: number;
  readonly seconds: number;
}

/** Draws a picture anew, apart. What reads other kinds of files is not needed, and has had its share of faults. */
export const drawing = `
const { library, from, to, mostPixels, seconds } = task;
const sharp = require(library);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp'].flatMap((each) => ['VipsForeignLoad' + each + 'File', 'VipsForeignLoad' + each + 'Buffer']),
});
sharp.cache(false);
sharp.concurrency(1);
try {
  const picture = sharp(from, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 });
  const { format, width, height } = await picture.metadata();
  if (width * height > mostPixels) return say({ wrong: 'too-complex' });
  const upright = picture.autoOrient().timeout({ seconds });
  const drawn =
    format === 'png' ? upright.png({ compressionLevel: 6 })
    : format === 'webp' ? upright.webp({ quality: 85 })
    : upright.jpeg({ quality: 88 });
  await drawn.toFile(to);
  say({ done: true });
} catch (error) {
  say({ wrong: /pixel limit|timeout/i.test(String(error && error.message)) ? 'too-complex' : 'unreadable' });
}
`;
