import type { CaseSummary } from '../api/desk-client.ts';
import { useDeskTexts } from '../speaking.tsx';

/** The stage in words; its colour says nothing that the words do not. */
export function StageTag({ stage, round }: Pick<CaseSummary, 'stage' | 'round'>) {
  const { words, matter } = useDeskTexts();
  return (
    <span className={`tag tag-${stage}`}>
      {words.stages[stage].name}
      {round > 1 && ` · ${matter.round(round)}`}
    </span>
  );
}
