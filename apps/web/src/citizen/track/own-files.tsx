import { useState } from 'react';
import { intake } from '../../api/client.ts';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useTexts } from '../../parts/speaking.tsx';
import type { Opened } from '../navigation.ts';
import type { CitizenCase } from '../../api/shapes.ts';

/** What the citizen has sent: each opened by an address of a few minutes, asked for with the code. */
export function OwnFiles({ opened, files }: { opened: Opened; files: CitizenCase['attachments'] }) {
  const { track } = useTexts();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (files.length === 0) return null;
  const { number, code } = opened;
  const open = async (id: string) => {
    const params = { path: { number, id }, header: { 'Query-Code': code } };
    const answer = await answerOf(
      intake.POST('/v1/public/cases/{number}/attachments/{id}/address', { params, body: {} }),
    );
    setRefusal(isRefused(answer) ? answer.refusal : null);
    if (!isRefused(answer)) location.assign(`/api/intake${answer.data.url}`);
  };
  return (
    <>
      <h3>{track.files}</h3>
      <RefusalBox refusal={refusal} />
      <ul className="files">
        {files.map(({ id, name, erasedAt }) => (
          <li key={id} className="file">
            <bdi className="file-words">{name}</bdi>
            {erasedAt ? (
              <span className="quiet">{track.fileErased}</span>
            ) : (
              <button type="button" className="button button-quiet" onClick={() => void open(id)}>
                {track.fileOpen}
                <span className="only-heard"> {name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
