import type { Refusal } from '../api/problem.ts';
import { refusalInWords } from './refusal-words.ts';
import { useTexts } from './speaking.tsx';

/** A refusal where it happened; said aloud by screen readers, with a way to try again where that helps. */
export function RefusalBox({ refusal, again }: { refusal: Refusal | null; again?: () => void }) {
  const texts = useTexts();
  if (!refusal) return null;
  return (
    <div className="box box-bad" role="alert">
      <p>{refusalInWords(refusal, texts)}</p>
      {again && (
        <button type="button" className="button button-quiet" onClick={again}>
          {texts.frame.again}
        </button>
      )}
    </div>
  );
}
