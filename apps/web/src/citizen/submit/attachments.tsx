import { useTexts } from '../../parts/speaking.tsx';
import { useUploads } from '../../parts/use-uploads.ts';

export type Attachments = ReturnType<typeof useUploads>;

/** A citizen's own files, which nobody's session vouches for. */
export function useAttachments() {
  const { submit } = useTexts();
  return useUploads('citizen', { heic: submit.filesHeic, failed: submit.filesFailed });
}

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
