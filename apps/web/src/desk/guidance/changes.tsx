import { useDeskTexts } from '../speaking.tsx';
import { changesBetween } from './difference.ts';
import type { GuidanceContent } from './guidance-queries.ts';

/** What publishing would change of what is in force. */
export function Changes({ before, after }: { before: GuidanceContent; after: GuidanceContent }) {
  const { guidance } = useDeskTexts();
  const changes = changesBetween(before, after);
  return (
    <section className="panel" aria-labelledby="changes">
      <h2 id="changes">{guidance.changes}</h2>
      {changes.length === 0 && <p className="quiet">{guidance.noChanges}</p>}
      <ul className="guidance-changes">
        {changes.map(({ part, kind, words }, n) => (
          <li key={n} className={`change-${kind}`}>
            <span className="tag">{guidance[kind]}</span> {guidance[part]}
            {words.map((each, at) => (
              <p key={at} className="said-words">
                <bdi>{each}</bdi>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
