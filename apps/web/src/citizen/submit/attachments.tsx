import { useRef, useState } from 'react';
import { isRefused, type Refusal } from '../../api/problem.ts';
import { refusalInWords } from '../../parts/refusal-words.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { upload, type Uploaded } from './upload.ts';

export interface ChosenFile {
  readonly n: number;
  readonly name: string;
  readonly percent: number;
  readonly uploaded?: Uploaded;
  readonly failed?: string;
}

/** Files chosen so far, each sent at once: when the form is sent they are there already. */
export function useAttachments() {
  const texts = useTexts();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const counted = useRef(0);

  const show = (file: ChosenFile) => setFiles((all) => [...all, file]);
  const change = (n: number, to: Partial<ChosenFile>) =>
    setFiles((all) => all.map((file) => (file.n === n ? { ...file, ...to } : file)));

  const add = (chosen: Iterable<File>) => {
    for (const file of chosen) {
      counted.current += 1;
      const n = counted.current;
      if (isHeic(file)) {
        show({ n, name: file.name, percent: 0, failed: texts.submit.filesHeic });
        continue;
      }
      const stop = new AbortController();
      running.current.set(n, stop);
      show({ n, name: file.name, percent: 0 });
      void upload(file, { onProgress: (percent) => change(n, { percent }), signal: stop.signal }).then(
        (answer) => {
          running.current.delete(n);
          if (isRefused(answer))
            change(n, { failed: `${texts.submit.filesFailed} (${reasonOf(answer.refusal)})` });
          else
            change(n, {
              percent: 100,
              uploaded: { id: answer.data.id, ...(answer.data.key && { key: answer.data.key }) },
            });
        },
      );
    }
  };
  const reasonOf = (refusal: Refusal) => refusal.errors?.[0]?.message ?? refusalInWords(refusal, texts);
  const remove = (n: number) => {
    running.current.get(n)?.abort();
    setFiles((all) => all.filter((file) => file.n !== n));
  };
  const clear = () => {
    for (const stop of running.current.values()) stop.abort();
    setFiles([]);
  };
  return {
    ...{ files, add, remove, clear },
    /** Nothing was chosen since the page was opened: what was chosen before a reload is gone from it. */
    isUntouched: counted.current === 0,
    uploaded: files.flatMap((file) => file.uploaded ?? []),
    isBusy: files.some((file) => !file.uploaded && !file.failed),
    isBroken: files.some((file) => file.failed !== undefined),
  };
}

/** What an iPhone takes by itself; known before it is sent, as far as a name or a type tells. */
const isHeic = ({ name, type }: File) => /\.hei[cf]$/i.test(name) || /^image\/hei[cf]/.test(type);

export type Attachments = ReturnType<typeof useAttachments>;

/** Take a photo or choose files; each with its progress, and a way to take it out again. */
export function AttachmentList(props: { attachments: Attachments; error?: string | undefined; id?: string }) {
  const { attachments, error, id = 'files' } = props;
  const { submit } = useTexts();
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <p className="hint" id={`${id}-hint`}>
        {submit.filesHint}
      </p>
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        className="only-heard"
        type="file"
        multiple
        // Without HEIC: a telephone that is asked for these alone makes a JPEG of its photo by itself.
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-label={submit.filesAdd}
        aria-describedby={`${id}-hint`}
        data-field="attachments"
        onChange={(event) => {
          attachments.add(event.target.files ?? []);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        {submit.filesAdd}
      </label>
      {attachments.files.length > 0 && (
        <ul className="files" aria-live="polite">
          {attachments.files.map(({ n, name, percent, uploaded, failed }) => (
            <li key={n} className={failed ? 'file file-failed' : 'file'}>
              <div className="file-words">
                <bdi className="file-name">{name}</bdi>
                <span className="quiet">
                  {failed ??
                    (uploaded
                      ? submit.filesDone
                      : percent < 100
                        ? submit.filesUploading(percent)
                        : submit.filesChecking)}
                </span>
                {!failed && !uploaded && (
                  <progress max={100} value={percent < 100 ? percent : undefined} aria-label={name} />
                )}
              </div>
              <button
                type="button"
                className="button button-quiet"
                aria-label={submit.filesRemove(name)}
                onClick={() => attachments.remove(n)}
              >
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
