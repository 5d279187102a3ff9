import { apart, EndedEarly, type Bounds } from '@fengqiao/apart/apart';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';

/** What is said while a file is made anew: one of these, once. */
type Said = { readonly done: true } | { readonly wrong: 'too-complex' | 'unreadable' };

/** Makes a file anew, apart. `limits` is what is told about one that asks too much. */
export async function madeAnew(
  work: string,
  task: unknown,
  bounds: Bounds & { readonly gone: AbortSignal },
  limits: Readonly<Record<string, number>>,
): Promise<Refusal | null> {
  const said = await apart(work, task, bounds, (each: Said) => each).catch(inItsWords);
  if (bounds.gone.aborted) return refuse('attachment-broken-off');
  if ('done' in said) return null;
  return said.wrong === 'unreadable'
    ? refuse('attachment-unreadable')
    : refuse('attachment-too-complex', [], limits);
}

function inItsWords(error: unknown): Said {
  if (!(error instanceof EndedEarly)) throw error;
  return { wrong: error.how === 'outgrown' ? 'too-complex' : 'unreadable' };
}
