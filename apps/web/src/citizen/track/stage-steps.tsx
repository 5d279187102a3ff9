import type { CitizenCase } from '../../api/shapes.ts';
import { useTexts } from '../../parts/speaking.tsx';

const looks = { done: 'step-done', current: 'step-here', ahead: undefined } as const;

/** The stages with the one it is in, as the service tells them; in words, and for those who hear it too. */
export function StageSteps({ stages }: { stages: CitizenCase['stages'] }) {
  const { words, track } = useTexts();
  return (
    <ol className="steps" aria-label={track.stage}>
      {stages.map(({ stage, state }) => (
        <li key={stage} className={looks[state]} aria-current={state === 'current' ? 'step' : undefined}>
          {words.stages[stage].name}
          {state === 'done' && <span className="only-heard">{track.done}</span>}
          {state === 'current' && <span className="only-heard">{track.current}</span>}
        </li>
      ))}
    </ol>
  );
}
