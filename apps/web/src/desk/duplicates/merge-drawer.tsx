import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { isRefused, type Refusal } from '../../api/problem.ts';
import { randomKey } from '../../parts/random-key.ts';
import { refusalInWords } from '../../parts/refusal-words.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { giveCommand } from '../api/desk-client.ts';
import { caseQuery, casesKey } from '../api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import { DuePreview } from './due-preview.tsx';
import { mergePreviewQuery } from './duplicates-queries.ts';
import { SidePanel } from '../parts/side-panel.tsx';

interface Numbered {
  readonly id: string;
  readonly number: string;
}
interface Result extends Numbered {
  readonly refusal: Refusal | null;
  readonly isUndone?: boolean;
}

/** Several cases into one: which goes on, what becomes of the due moments, and each with its result. */
export default function MergeDrawer({ cases, onClose }: { cases: readonly Numbered[]; onClose: () => void }) {
  const { texts, language } = useDeskSpeaking();
  const { duplicates: said, bulk } = texts;
  const plain = useTexts();
  const client = useQueryClient();
  const [into, setInto] = useState(cases[0]?.id ?? '');
  const others = cases.filter(({ id }) => id !== into);
  const ids = others.map(({ id }) => id);
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const [isMerging, setMerging] = useState(false);
  // What is shown while it is done does not change with it.
  const preview = useQuery({ ...mergePreviewQuery(into, ids), enabled: results === null });
  const able = preview.data?.cases.filter(({ code }) => code === null).map(({ id }) => id) ?? [];

  /** Of a case as it is now: whoever has changed it meanwhile is seen in what is answered. */
  const give = async ({ id }: Numbered, command: 'merge' | 'unmerge', body: object) => {
    const { version } = await client.fetchQuery({ ...caseQuery(id), staleTime: 0 });
    return giveCommand({ command, id, version, body, key: randomKey() });
  };
  const merge = async () => {
    setMerging(true);
    const done: Result[] = [];
    for (const each of others.filter(({ id }) => able.includes(id))) {
      const answer = await give(each, 'merge', { into }).catch(() => noAnswer);
      done.push({ ...each, refusal: isRefused(answer) ? answer.refusal : null });
      setResults([...done]);
    }
    setMerging(false);
    void client.invalidateQueries({ queryKey: casesKey });
  };
  const undo = async (each: Result) => {
    const answer = await give(each, 'unmerge', {}).catch(() => noAnswer);
    const refusal = isRefused(answer) ? answer.refusal : null;
    setResults((before) =>
      (before ?? []).map((result) =>
        result.id === each.id ? { ...result, refusal, isUndone: !refusal } : result,
      ),
    );
    void client.invalidateQueries({ queryKey: casesKey });
  };
  const told = ({ number, refusal, isUndone }: Result) =>
    refusal
      ? said.failed(number, refusalInWords(refusal, plain))
      : isUndone
        ? said.undone(number)
        : said.merged(number);
  return (
    <SidePanel width={640} title={said.mergeTitle} onClose={onClose}>
      {results === null && (
        <>
          <fieldset className="survivors">
            <legend>{said.survivor}</legend>
            <p className="hint">{said.survivorHint}</p>
            {cases.map(({ id, number }) => (
              <label key={id} className="choice">
                <input type="radio" name="into" checked={id === into} onChange={() => setInto(id)} /> {number}
              </label>
            ))}
          </fieldset>
          <Asked query={preview}>
            {(data) => (
              <>
                {data.cases.map(
                  ({ id, number, message }) =>
                    message && (
                      <p key={id} className="box box-warn">
                        {said.cannot(number ?? said.unseen, message[language])}
                      </p>
                    ),
                )}
                <DuePreview preview={data} />
              </>
            )}
          </Asked>
          <Button
            type="primary"
            disabled={able.length === 0 || isMerging || preview.isFetching}
            onClick={() => void merge()}
          >
            {isMerging ? said.merging : said.start(able.length)}
          </Button>
        </>
      )}
      {results !== null && (
        <ul role="status" aria-label={bulk.results} className="results">
          {results.map((each) => (
            <li key={each.id}>
              {told(each)} {each.refusal && <code>{each.refusal.code}</code>}
              {!each.refusal && !each.isUndone && (
                <Button size="small" onClick={() => void undo(each)}>
                  {said.undo(each.number)}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}

const noAnswer = { refusal: { code: 'no-answer', title: '' } } as const;
