import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Asked } from '../parts/asked.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import { useAboutName } from './about-name.ts';
import type { GuidanceOfCase } from './guidance-queries.ts';
import { AnswerText, LawAndSteps, textIn, titleIn } from './guidance-text.tsx';

type GuidanceShown = Pick<GuidanceOfCase, 'law' | 'steps' | 'answers'>;

/** From here on there is room beside the form; the style sheet says the same. */
const roomBeside = '(min-width: 1000px)';

/** Beside a reply: law, steps, and usual answers that are put into it. Folded where there is no room beside. */
export function ReplyGuidance({
  query,
  onUse,
}: {
  query: UseQueryResult<GuidanceShown>;
  onUse: (text: string) => void;
}) {
  const { guidance } = useDeskSpeaking().texts;
  return (
    <details className="reply-guidance" open={matchMedia(roomBeside).matches}>
      <summary>{guidance.title}</summary>
      <Asked query={query}>{(shown) => <ForCase shown={shown} onUse={onUse} />}</Asked>
    </details>
  );
}

function ForCase({ shown, onUse }: { shown: GuidanceShown; onUse: (text: string) => void }) {
  const { texts, language } = useDeskSpeaking();
  const { guidance } = texts;
  const aboutName = useAboutName();
  const [used, setUsed] = useState<string | null>(null);
  const { law, steps, answers } = shown;
  if (law.length + steps.length + answers.length === 0) return <p className="quiet">{guidance.notWritten}</p>;
  const use = (name: string, text: string) => {
    onUse(text);
    setUsed(name);
  };
  return (
    <>
      {answers.length > 0 && <h3>{guidance.answers}</h3>}
      {answers.map((answer) => {
        const title = titleIn(answer, language);
        const text = textIn(answer, language) ?? '';
        const { textEn } = answer;
        return (
          <div key={answer.nameZh} className="usual-answer">
            <p>
              <bdi className="guidance-name">{title}</bdi>{' '}
              <bdi className="quiet">{guidance.from(aboutName(answer.about))}</bdi>
            </p>
            <AnswerText text={text} />
            <div className="acts">
              <Button size="small" aria-label={guidance.use(title)} onClick={() => use(title, text)}>
                {guidance.put}
              </Button>
              {language !== 'en' && textEn !== undefined && (
                <Button
                  size="small"
                  aria-label={guidance.useEnglish(title)}
                  onClick={() => use(title, textEn)}
                >
                  {guidance.inEnglish}
                </Button>
              )}
            </div>
            <p role="status" className="quiet">
              {used === title && guidance.used}
            </p>
          </div>
        );
      })}
      <LawAndSteps law={law} steps={steps} />
    </>
  );
}
