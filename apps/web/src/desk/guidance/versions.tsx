import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Asked } from '../parts/asked.tsx';
import { nearMoment } from '../parts/near-moment.ts';
import { useNames } from '../parts/names.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { guidanceHistoryQuery, guidanceQuery, type GuidanceView } from './guidance-queries.ts';
import { WholeGuidance } from './guidance-text.tsx';

interface VersionsProps {
  readonly about: string;
  /** To go on from an older version; left out where nothing is written. */
  readonly onTake?: (version: GuidanceView) => void;
}

/** What was published when and by whom, each of it to be read. */
export function Versions({ about, onTake }: VersionsProps) {
  const { texts, language } = useDeskSpeaking();
  const { guidance } = texts;
  const names = useNames();
  const history = useQuery(guidanceHistoryQuery(about));
  const [shown, setShown] = useState<number | null>(null);
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">{guidance.versions}</h2>
      <Asked query={history}>
        {({ items, serverTime }) => (
          <>
            {items.length === 0 && <p className="quiet">{guidance.none}</p>}
            <ul className="guidance-list">
              {items.map(({ version, publishedAt, publishedBy }) => (
                <li key={version}>
                  <bdi>
                    {guidance.published(
                      version,
                      names.person(publishedBy),
                      nearMoment(publishedAt, { texts, language, now: serverTime }),
                    )}
                  </bdi>
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => setShown(version === shown ? null : version)}
                  >
                    {version === shown ? guidance.hide : guidance.show(version)}
                  </button>
                  {version === shown && <Version about={about} version={version} onTake={onTake} />}
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </section>
  );
}

function Version({
  about,
  version,
  onTake,
}: {
  about: string;
  version: number;
  onTake: VersionsProps['onTake'];
}) {
  const { guidance } = useDeskSpeaking().texts;
  const query = useQuery(guidanceQuery(about, version));
  return (
    <Asked query={query}>
      {(older) => (
        <div className="box" role="group" aria-label={guidance.shown(version)}>
          <WholeGuidance {...older} />
          {onTake && <Button onClick={() => onTake(older)}>{guidance.asDraft}</Button>}
        </div>
      )}
    </Asked>
  );
}
