import { useTexts } from '../../parts/speaking.tsx';
import { road } from '../../parts/stage-road.ts';

/** The eight stages with the one it is in; in words, and for those who hear it too. */
export function StageSteps({ stage }: { stage: string }) {
  const { words, track } = useTexts();
  const at = road.findIndex((each) => each === stage);
  return (
    <ol className="steps" aria-label={track.stage}>
      {road.map((each, n) => (
        <li
          key={each}
          className={n < at ? 'step-done' : n === at ? 'step-here' : undefined}
          aria-current={n === at ? 'step' : undefined}
        >
          {words.stages[each].name}
          {n < at && <span className="only-heard">{track.done}</span>}
          {n === at && <span className="only-heard">{track.current}</span>}
        </li>
      ))}
    </ol>
  );
}
