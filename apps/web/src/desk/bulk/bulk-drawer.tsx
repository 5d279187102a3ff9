import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useRef, useState, type FormEvent } from 'react';
import type { Errors } from '../../parts/focus-error.ts';
import { randomKey } from '../../parts/random-key.ts';
import { refusalInWords } from '../../parts/refusal-words.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { commandForms } from '../acts/command-forms.generated.ts';
import { FormFields } from '../acts/form-fields.tsx';
import { FormSpeaks } from '../acts/form-speaks.ts';
import { bodyOf, missing, type Values } from '../acts/form-values.ts';
import { giveCommand } from '../api/desk-client.ts';
import { caseQuery, casesKey } from '../api/queries.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { atMost, runBulk, sortedBy, type BulkCommand, type Result } from './run-bulk.ts';
import { SidePanel } from '../parts/side-panel.tsx';

/** One command over a selection: what can be done and what not is said first, then each case has its result. */
export default function BulkDrawer({
  command,
  ids,
  onClose,
}: {
  command: BulkCommand;
  ids: readonly string[];
  /** With those for which it came to nothing: they stay selected. */
  onClose: (left: readonly string[]) => void;
}) {
  const { texts, language } = useDeskSpeaking();
  const { bulk, commands, frame } = texts;
  const client = useQueryClient();
  const shape = commandForms[command] ?? {};
  // What was selected when it was opened: what is done to it does not change what is told of it.
  const [chosen] = useState(() => ids.slice(0, atMost));
  const answers = useQueries({ queries: chosen.map((id) => ({ ...caseQuery(id), staleTime: Infinity })) });
  const read = answers.flatMap(({ data }) => data ?? []);
  const isRead = answers.every(({ isPending }) => !isPending);
  const [sorted, setSorted] = useState<ReturnType<typeof sortedBy> | null>(null);
  const preview = sorted ?? sortedBy(command, read, language);
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Errors>({});
  const [results, setResults] = useState<readonly Result[]>([]);
  const [isRunning, setRunning] = useState(false);
  const stop = useRef<AbortController>(null);
  const body = useMemo(() => bodyOf(values), [values]);

  const start = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = missing(shape, body);
    setErrors(Object.fromEntries(lacks.map((name) => [name, frame.required])));
    if (lacks.length > 0) return;
    setSorted(preview);
    setRunning(true);
    const stopping = new AbortController();
    stop.current = stopping;
    await runBulk(
      preview.allowed,
      ({ id, version }) => giveCommand({ command, id, version, body, key: randomKey() }),
      { onResult: (result) => setResults((before) => [...before, result]), signal: stopping.signal },
    );
    setRunning(false);
    void client.invalidateQueries({ queryKey: casesKey });
  };
  const close = () => {
    stop.current?.abort();
    const done = new Set(results.filter(({ refusal }) => refusal === null).map(({ id }) => id));
    onClose(ids.filter((id) => !done.has(id)));
  };
  const hasRun = isRunning || results.length > 0;
  return (
    <SidePanel width={560} title={bulk.title(commands[command], chosen.length)} onClose={close}>
      <p className="quiet">{bulk.cap(atMost)}</p>
      {!isRead ? (
        <p role="status">{bulk.checking(read.length)}</p>
      ) : (
        <section aria-labelledby="bulk-preview">
          <h2 id="bulk-preview">{bulk.preview}</h2>
          <p>{bulk.allowed(preview.allowed.length)}</p>
          {preview.leftOut.length > 0 && (
            <>
              <p>{bulk.leftOut(preview.leftOut.length)}</p>
              <ul>
                {preview.leftOut.map(({ number, code, words }) => (
                  <li key={number}>
                    {number}: {words} <code>{code}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      {isRead && !hasRun && preview.allowed.length > 0 && (
        <form className="act-form" noValidate onSubmit={(event) => void start(event)}>
          <FormSpeaks value={{ matter: null, command, errors }}>
            <FormFields shape={shape} values={values} path="" onChange={setValues} />
          </FormSpeaks>
          <Button type="primary" htmlType="submit">
            {bulk.start(commands[command], preview.allowed.length)}
          </Button>
        </form>
      )}
      {hasRun && (
        <Results
          results={results}
          of={preview.allowed.length}
          isRunning={isRunning}
          onStop={() => stop.current?.abort()}
        />
      )}
    </SidePanel>
  );
}

function Results(props: { results: readonly Result[]; of: number; isRunning: boolean; onStop: () => void }) {
  const { results, of, isRunning, onStop } = props;
  const { bulk } = useDeskSpeaking().texts;
  const shared = useTexts();
  return (
    <section aria-labelledby="bulk-results">
      <h2 id="bulk-results">{bulk.results}</h2>
      <p role="status">
        {bulk.progress(results.length)} / {of}
      </p>
      <progress max={of} value={results.length} aria-labelledby="bulk-results" />
      {isRunning && <Button onClick={onStop}>{bulk.stop}</Button>}
      <ul>
        {results.map(({ id, number, refusal }) => (
          <li key={id}>
            {number}:{' '}
            {refusal ? (
              <>
                {bulk.failed}, {refusalInWords(refusal, shared)} <code>{refusal.code}</code>
              </>
            ) : (
              bulk.ok
            )}
          </li>
        ))}
      </ul>
      {results.some(({ refusal }) => refusal !== null) && <p>{bulk.failedStay}</p>}
    </section>
  );
}
