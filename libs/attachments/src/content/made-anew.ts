import { rm } from 'node:fs/promises';
import { apart, EndedEarly, type Bounds } from '@fengqiao/apart/apart';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';

/** What is said while a file is made anew: one of these, once. */
type Said = { readonly done: true } | { readonly wrong: 'too-complex' | 'unreadable' };

/**
 * Makes a file anew, apart, in the place the task names; a refused one leaves nothing there, also where it was ended in the
 * middle of its writing. `limits` is what is told about one that asks too much.
 */
export async function madeAnew(
  work: string,
  task: { readonly to: string },
  bounds: Bounds & { readonly gone: AbortSignal },
  limits: Readonly<Record<string, number>>,
): Promise<Refusal | null> {
  const said = await apart(work, task, bounds, (each: Said) => each).catch(inItsWords);
  const refusal = judged(said, bounds.gone, limits);
  if (refusal) await rm(task.to, { force: true });
  return refusal;
}

function judged(said: Said, gone: AbortSignal, limits: Readonly<Record<string, number>>): Refusal | null {
  if (gone.aborted) return refuse('attachment-broken-off');
  if ('done' in said) return null;
  return said.wrong === 'unreadable'
    ? refuse('attachment-unreadable')
    : refuse('attachment-too-complex', [], limits);
}

function inItsWords(error: unknown): Said {
  if (!(error instanceof EndedEarly)) throw error;
  return { wrong: error.how === 'outgrown' ? 'too-complex' : 'unreadable' };
}
