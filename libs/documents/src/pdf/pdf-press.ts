import { createRequire } from 'node:module';
import { apart, EndedEarly } from '@fengqiao/apart/apart';
import { Turns } from '@fengqiao/apart/turns';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Paper } from '../paper.ts';
import { definitionOf } from './definition.ts';
import { drawing, type Drawn, type ToDraw } from './drawing.ts';

const require = createRequire(import.meta.url);
const font = (weight: string) => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`);

/** One paper takes about 150 MB and a second of one core while it is drawn. */
const atOnce = 2;
/** Sooner than a page gives up waiting. */
const most = { megabytes: 384, seconds: 15 };

/** Draws papers as PDF, each in a process of its own, two at once: nobody else waits for one, however long it is. */
export class PdfPress {
  private readonly turns = new Turns(atOnce);

  constructor(private readonly bounds = most) {}

  /** `paper-too-long` where it outgrows its bounds; null when whoever wanted it has gone. `by`: who waits for himself. */
  async draw(paper: Paper, by: string, gone: AbortSignal): Promise<Buffer | Refusal | null> {
    const task: ToDraw = {
      library: require.resolve('pdfmake'),
      fonts: { normal: font('400Regular/NotoSansSC_400Regular'), bold: font('700Bold/NotoSansSC_700Bold') },
      ...definitionOf(paper),
    };
    const bounds = { ...this.bounds, gone };
    try {
      const drawn = await this.turns.take(by, gone, () =>
        apart(drawing, task, bounds, (said: Drawn) => said),
      );
      if (drawn === null || 'pdf' in drawn) return drawn && Buffer.from(drawn.pdf, 'base64');
      throw new Error(`a paper could not be drawn: ${drawn.wrong}`);
    } catch (error) {
      if (!(error instanceof EndedEarly) || error.how !== 'outgrown') throw error;
      return gone.aborted ? null : refuse('paper-too-long');
    }
  }
}
