import type { Language } from '../../texts/catalogue.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { cutAtBlanks } from './blanks.ts';
import type { GuidanceContent } from './guidance-queries.ts';

/** In the reader's language, else in Chinese, in which everything is written. */
export function textIn(
  { textZh, textEn }: { readonly textZh?: string | undefined; readonly textEn?: string | undefined },
  language: Language,
): string | undefined {
  return (language === 'en' ? textEn : undefined) ?? textZh;
}

export function titleIn(
  { nameZh, nameEn }: { readonly nameZh: string; readonly nameEn?: string | undefined },
  language: Language,
): string {
  return (language === 'en' ? nameEn : undefined) ?? nameZh;
}

/** A usual answer, its blanks marked. */
export function AnswerText({ text }: { text: string }) {
  const { guidance } = useDeskSpeaking().texts;
  const labels: Readonly<Record<string, string>> = guidance.blanks;
  return (
    <p className="said-words">
      {cutAtBlanks(text, Object.keys(labels)).map(({ text: part, blank }, n) =>
        blank ? (
          <mark key={n} className="blank" title={labels[blank]}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </p>
  );
}

/** By which law, and in which steps. */
export function LawAndSteps({ law, steps }: Pick<GuidanceContent, 'law' | 'steps'>) {
  const { texts, language } = useDeskSpeaking();
  const { guidance } = texts;
  return (
    <>
      {law.length > 0 && (
        <>
          <h3>{guidance.law}</h3>
          <ul className="guidance-law">
            {law.map((article, n) => (
              <li key={n}>
                <bdi className="guidance-name">{titleIn(article, language)}</bdi>
                {textIn(article, language) && <p className="said-words">{textIn(article, language)}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {steps.length > 0 && (
        <>
          <h3>{guidance.steps}</h3>
          <ol className="guidance-steps">
            {steps.map((step, n) => (
              <li key={n}>{textIn(step, language)}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** All that guidance says, as whoever replies will see it. */
export function WholeGuidance({ law, steps, answers }: GuidanceContent) {
  const { texts, language } = useDeskSpeaking();
  const { guidance } = texts;
  if (law.length + steps.length + answers.length === 0) return <p className="quiet">{guidance.notWritten}</p>;
  return (
    <>
      <LawAndSteps law={law} steps={steps} />
      {answers.length > 0 && <h3>{guidance.answers}</h3>}
      {answers.map((answer, n) => (
        <div key={n} className="usual-answer">
          <bdi className="guidance-name">{titleIn(answer, language)}</bdi>
          <AnswerText text={textIn(answer, language) ?? ''} />
        </div>
      ))}
    </>
  );
}
