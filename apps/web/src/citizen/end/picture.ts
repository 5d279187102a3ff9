import { saveFile } from '../../parts/save-file.ts';

export interface PictureWords {
  readonly title: string;
  readonly lines: readonly (readonly [string, string])[];
  readonly foot: string;
}

/** Draws number and code and hands the picture to the browser to save; nothing leaves the device. */
export async function savePicture(name: string, words: PictureWords): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = 1080;
  canvas.height = 220 + words.lines.length * 190 + 140;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  const sans = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#0b4a82';
  pen.fillRect(0, 0, canvas.width, 150);
  const write = (text: string, y: number, font: string, colour: string) => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(text, 60, y, canvas.width - 120);
  };
  write(words.title, 95, `600 48px ${sans}`, '#ffffff');
  words.lines.forEach(([label, value], at) => {
    write(label, 240 + at * 190, `40px ${sans}`, '#4a5763');
    write(value, 325 + at * 190, `700 76px ui-monospace, monospace`, '#17202a');
  });
  write(words.foot, canvas.height - 60, `36px ${sans}`, '#4a5763');
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('no picture');
  saveFile(`${name}.png`, blob);
}
