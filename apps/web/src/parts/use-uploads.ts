import { useRef, useState } from 'react';
import { isRefused, type Refusal } from '../api/problem.ts';
import { upload, type Sender, type Uploaded } from '../api/upload.ts';
import { refusalInWords } from './refusal-words.ts';
import { useTexts } from './speaking.tsx';

export interface ChosenFile {
  readonly n: number;
  readonly name: string;
  readonly percent: number;
  readonly uploaded?: Uploaded;
  readonly failed?: string;
}

/** What is said of a file that cannot be sent, where it is chosen. */
interface Words {
  readonly heic: string;
  readonly failed: string;
}

/** Files chosen so far, each sent at once: when the form is sent they are there already. */
export function useUploads(as: Sender, words: Words) {
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
        show({ n, name: file.name, percent: 0, failed: words.heic });
        continue;
      }
      const stop = new AbortController();
      running.current.set(n, stop);
      show({ n, name: file.name, percent: 0 });
      void upload(file, { as, onProgress: (percent) => change(n, { percent }), signal: stop.signal }).then(
        (answer) => {
          running.current.delete(n);
          if (isRefused(answer)) change(n, { failed: `${words.failed} (${reasonOf(answer.refusal)})` });
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
