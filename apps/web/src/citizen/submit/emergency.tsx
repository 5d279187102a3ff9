import { useEffect, useRef } from 'react';
import { useTexts } from '../../parts/speaking.tsx';

/** The whole page: nobody goes on without having answered. What was typed stays behind it. */
export function Emergency({ onFalseAlarm }: { onFalseAlarm: () => void }) {
  const { submit } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="emergency"
      aria-labelledby="emergency-title"
      onCancel={(event) => event.preventDefault()}
      // A browser closes it at the second Escape all the same; nobody has answered by that.
      onClose={() => dialog.current?.showModal()}
    >
      <h2 id="emergency-title">{submit.emergencyTitle}</h2>
      <p>{submit.emergencyText}</p>
      <a className="emergency-call" href="tel:110">
        {submit.emergencyCall}
      </a>
      <p>{submit.emergencySafe}</p>
      <button type="button" className="button button-quiet" onClick={onFalseAlarm}>
        {submit.emergencyFalse}
      </button>
    </dialog>
  );
}
