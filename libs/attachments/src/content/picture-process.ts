export interface ToPicture {
  /** Where the library is. */
  readonly library: string;
  readonly from: string;
  readonly to: string;
  readonly mostPixels: number;
  readonly seconds: number;
}

export type FromPicture = { readonly done: true } | { readonly wrong: 'too-complex' | 'unreadable' };

/**
 * Draws a picture anew in a process of its own, which may crash or be ended, and which a kernel short of memory ends first.
 * It is source text, so that it runs alike from sources and from what was built. It knows no address and no key: its
 * environment is empty. What reads other kinds of files is not needed, and has had its share of faults.
 */
export const pictureProcess = `
const { writeFileSync } = require('node:fs');
const { library, from, to, mostPixels, seconds } = JSON.parse(process.argv[1]);
try {
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {}
// Whoever began it may be gone.
setTimeout(() => process.exit(1), seconds * 2000).unref();
const sharp = require(library);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp'].flatMap((each) => ['VipsForeignLoad' + each + 'File', 'VipsForeignLoad' + each + 'Buffer']),
});
sharp.cache(false);
sharp.concurrency(1);
const say = (said) => process.stdout.write(JSON.stringify(said));
(async () => {
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
})().catch((error) => {
  say({ wrong: /pixel limit|timeout/i.test(String(error && error.message)) ? 'too-complex' : 'unreadable' });
});
`;
