import { useDeskTexts } from '../speaking.tsx';
import { blanksIn } from './blanks.ts';

/** Under a text: which blanks are still open, and a way to each. */
export function BlanksLeft({ text, control }: { text: string; control: string }) {
  const { guidance } = useDeskTexts();
  const labels: Readonly<Record<string, string>> = guidance.blanks;
  const open = blanksIn(text, Object.keys(labels));
  const goTo = (blank: string) => {
    const area = document.getElementById(control) as HTMLTextAreaElement | null;
    const token = `{${blank}}`;
    const from = area?.value.indexOf(token) ?? -1;
    if (!area || from < 0) return;
    area.focus();
    // What is typed then takes its place.
    area.setSelectionRange(from, from + token.length);
  };
  return (
    <div role="status">
      {open.length > 0 && (
        <p className="box box-warn blanks-left">
          {guidance.left}
          {open.map((blank) => (
            <button key={blank} type="button" className="link-button" onClick={() => goTo(blank)}>
              {guidance.goTo(labels[blank] ?? blank)}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
