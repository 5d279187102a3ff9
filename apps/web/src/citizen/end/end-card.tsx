import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../parts/speaking.tsx';
import { askBeforeLeaving, go, type Opened } from '../navigation.ts';
import { savePicture } from './picture.ts';

/** 编号和查询码: shown once, to be written down, copied, printed or saved; leaving asks whether that was done. */
export function EndCard({
  opened,
  title,
  note,
  whatNow,
}: {
  opened: Opened;
  title: string;
  /** What has to be known before all else. */
  note?: string | undefined;
  /** What can be done with it. */
  whatNow: string;
}) {
  const texts = useTexts();
  const { end, frame } = texts;
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    heading.current?.focus();
    scrollTo(0, 0);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    const free = askBeforeLeaving(() => confirm(end.leave));
    return () => {
      removeEventListener('beforeunload', ask);
      free();
    };
  }, []);

  // A code is said once; where it was not, what to do instead stands in its place.
  const hasCode = opened.code !== '';
  const lines = [
    [end.number, opened.number] as const,
    ...(hasCode ? [[end.code, opened.code] as const] : []),
  ];
  const copy = () =>
    navigator.clipboard
      .writeText(lines.map((line) => line.join(' ')).join('\n'))
      .then(() => setSaid(frame.copied))
      .catch(() => setSaid(frame.copyFailed));
  const picture = () =>
    savePicture(opened.number, {
      title: `${frame.name} · ${frame.of}`,
      lines,
      foot: `${end.pictureText} ${location.host}/track`,
    }).catch(() => setSaid(end.pictureFailed));

  return (
    <div className="end">
      <h1 ref={heading} tabIndex={-1}>
        {hasCode ? title : end.numberAlone}
      </h1>
      {note && <p className="box box-warn">{note}</p>}
      <div className="ticket">
        <p className="ticket-from">
          {frame.name} · {frame.of}
        </p>
        <dl>
          <dt>{end.number}</dt>
          <dd className="secret">{opened.number}</dd>
          {hasCode && (
            <>
              <dt>{end.code}</dt>
              <dd className="secret">{opened.code}</dd>
            </>
          )}
        </dl>
        <p className="only-printed">{end.pictureText}</p>
      </div>
      <p className="box box-warn">{hasCode ? end.warning : end.noCode}</p>
      <div className="acts">
        <button type="button" className="button" onClick={() => void copy()}>
          {hasCode ? end.copyBoth : end.copyNumber}
        </button>
        <button type="button" className="button" onClick={() => void picture()}>
          {end.picture}
        </button>
        <button type="button" className="button" onClick={() => print()}>
          {end.pdf}
        </button>
      </div>
      <p role="status" className="said">
        {said}
      </p>
      {hasCode && (
        <>
          <h2>{end.what}</h2>
          <p>{whatNow}</p>
          <button type="button" className="button button-main" onClick={() => go('/track', opened)}>
            {end.written}
          </button>
        </>
      )}
    </div>
  );
}
