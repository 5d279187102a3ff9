import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { intake } from '../api/desk-client.ts';
import { attachmentsQuery } from '../api/queries.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { useDeskSpeaking } from '../speaking.tsx';

/** Photos and papers of the case; each is opened by an address of a few minutes that is made when it is wanted. */
export function Files({ id, now }: { id: string; now: string }) {
  const { texts, language } = useDeskSpeaking();
  const { matter: said } = texts;
  const files = useQuery(attachmentsQuery(id)).data?.items ?? [];
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const open = async (attachment: string) => {
    // Opened before the answer comes: afterwards a browser takes it for an unasked window.
    const view = window.open('', '_blank');
    const call = intake.POST('/v1/attachments/{id}/address', {
      params: { path: { id: attachment } },
      body: { original: false },
    });
    const answer = await answerOf(call);
    if (isRefused(answer)) {
      view?.close();
      setRefusal(answer.refusal);
    } else if (view) {
      view.opener = null;
      view.location.href = `/api/intake${answer.data.url}`;
    }
  };
  return (
    <section className="panel" aria-labelledby="files">
      <h2 id="files">{said.evidence}</h2>
      <RefusalBox refusal={refusal} />
      {files.length === 0 ? (
        <p className="quiet">{said.noFiles}</p>
      ) : (
        <ul className="files">
          {files.map(({ id: file, name, addedAt, erasedAt }) => (
            <li key={file}>
              {erasedAt ? (
                <>
                  <bdi>{name}</bdi> <span className="quiet">{said.erased}</span>
                </>
              ) : (
                <button type="button" className="link-button" onClick={() => void open(file)}>
                  <bdi>{name}</bdi>
                </button>
              )}{' '}
              <span className="quiet">{nearMoment(addedAt, { texts, language, now })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
