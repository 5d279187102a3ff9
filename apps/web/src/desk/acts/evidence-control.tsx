import { useEffect, type DragEvent } from 'react';
import { idOf } from '../../parts/field.tsx';
import { useUploads } from '../../parts/use-uploads.ts';
import { useDeskTexts } from '../speaking.tsx';
import type { ControlProps } from './control-props.ts';
import { useLabel } from './use-label.ts';

type Item = { text?: string; link?: string; attachment?: string; id?: string };

/**
 * What a result is shown by: words, a link, pictures and papers, which are sent as soon as they are chosen, taken or dropped.
 * Where only attachments are asked for, only they are offered.
 */
export function EvidenceControl({ name, path, value, onChange }: ControlProps) {
  const { fields } = useDeskTexts();
  const { label, error } = useLabel(path, name);
  const uploads = useUploads('staff', { heic: fields.fileHeic, failed: fields.fileFailed });
  const takesWords = name === 'evidence';
  const items = Array.isArray(value) ? (value as Item[]) : [];
  const written = (key: 'text' | 'link') => items.find((item) => item[key] !== undefined)?.[key] ?? '';
  const asItem = (id: string): Item => (takesWords ? { attachment: id } : { id });
  const kept = items.filter((item) => item.attachment !== undefined || item.id !== undefined);

  // What has arrived belongs to the form; what was handed in before a reload stays in it.
  const arrived = uploads.uploaded.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (arrived === '') return;
    const known = new Set(items.map((item) => item.attachment ?? item.id));
    const fresh = arrived.split(' ').filter((id) => !known.has(id));
    if (fresh.length > 0) onChange([...items, ...fresh.map(asItem)]);
  }, [arrived]);

  const write = (key: 'text' | 'link', to: string) =>
    onChange([...items.filter((item) => item[key] === undefined), ...(to ? [{ [key]: to }] : [])]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    uploads.add(event.dataTransfer.files);
  };
  return (
    <fieldset className={error ? 'field inset field-wrong' : 'field inset'}>
      <legend>{label}</legend>
      {takesWords && <p className="hint">{fields.evidenceNeeded}</p>}
      {error && <p className="error">{error}</p>}
      {takesWords && (
        <>
          <label htmlFor={`${idOf(path)}-text`}>{fields.evidenceText}</label>
          <textarea
            id={`${idOf(path)}-text`}
            name={path}
            rows={2}
            maxLength={5000}
            value={written('text')}
            onChange={({ target }) => write('text', target.value)}
          />
          <label htmlFor={`${idOf(path)}-link`}>{fields.evidenceLink}</label>
          <input
            id={`${idOf(path)}-link`}
            type="url"
            maxLength={2000}
            value={written('link')}
            onChange={({ target }) => write('link', target.value)}
          />
        </>
      )}
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <p id={`${idOf(path)}-drop`}>{fields.fileDrop}</p>
        <input
          id={`${idOf(path)}-files`}
          className="only-heard"
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp,application/pdf"
          aria-label={fields.fileChoose}
          aria-describedby={`${idOf(path)}-drop`}
          onChange={({ target }) => {
            uploads.add(target.files ?? []);
            target.value = '';
          }}
        />
        <label className="button" htmlFor={`${idOf(path)}-files`}>
          {fields.fileChoose}
        </label>
        <ul className="files" aria-live="polite">
          {uploads.files.map(({ n, name: file, percent, uploaded, failed }) => (
            <li key={n}>
              <bdi>{file}</bdi>{' '}
              <span className={failed ? 'error' : 'quiet'}>
                {failed ?? (uploaded ? fields.fileDone : fields.fileSending(percent))}
              </span>{' '}
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  uploads.remove(n);
                  onChange(items.filter((item) => (item.attachment ?? item.id) !== uploaded?.id));
                }}
              >
                {fields.fileRemove(file)}
              </button>
            </li>
          ))}
          {kept
            .map((item) => item.attachment ?? item.id)
            .filter((id) => !uploads.uploaded.some((each) => each.id === id))
            .map((id, n) => (
              <li key={id}>
                {fields.fileDone} ({n + 1})
              </li>
            ))}
        </ul>
      </div>
    </fieldset>
  );
}
