import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDeskTexts } from '../speaking.tsx';
import { areKeysOn, setKeysOn, useSingleKeys } from './single-keys.ts';

/** `?`, or the button: which keys there are, and whether they are on. */
export function KeyHelp() {
  const { keys, shell } = useDeskTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(areKeysOn);
  useSingleKeys(useMemo(() => ({ '?': () => dialog.current?.showModal() }), []));
  useEffect(() => setKeysOn(isOn), [isOn]);
  const list = [
    ['j', keys.next],
    ['k', keys.previous],
    ['o', keys.open],
    ['x', keys.select],
    ['e', keys.act],
    ['?', keys.help],
  ] as const;
  return (
    <>
      <Button className="key-button" type="text" onClick={() => dialog.current?.showModal()}>
        {shell.keys}
      </Button>
      <dialog ref={dialog} className="key-help" aria-labelledby="key-help">
        <h2 id="key-help">{keys.title}</h2>
        <table className="steps">
          <thead>
            <tr>
              <th scope="col">{keys.key}</th>
              <th scope="col">{keys.does}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(([key, does]) => (
              <tr key={key}>
                <td>
                  <kbd>{key}</kbd>
                </td>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <label className="choice">
          <input type="checkbox" checked={isOn} onChange={({ target }) => setOn(target.checked)} />
          <span>{keys.on}</span>
        </label>
        <p>
          <Button onClick={() => dialog.current?.close()}>{keys.close}</Button>
        </p>
      </dialog>
    </>
  );
}
