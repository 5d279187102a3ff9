import { useState, type FormEvent, type ReactNode } from 'react';
import type { Refusal } from '../../api/problem.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useTexts } from '../../parts/speaking.tsx';

/** One thing that can be done: its name with its last day, and behind it what it needs and a button that does it. */
export function ActBox(props: {
  readonly name: string;
  readonly until?: string | null;
  readonly ask: string;
  readonly doIt: string;
  readonly isOpen?: boolean;
  readonly isSending: boolean;
  readonly refusal: Refusal | null;
  readonly onInput?: ((event: FormEvent) => void) | undefined;
  readonly onSubmit: (form: HTMLFormElement) => void;
  readonly children?: ReactNode;
}) {
  const { acts } = useTexts();
  const [isOpen, setIsOpen] = useState(props.isOpen ?? false);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    props.onSubmit(event.currentTarget);
  };
  return (
    <details className="act" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <strong>{props.name}</strong>
        {props.until && <span className="quiet">{acts.until(props.until)}</span>}
      </summary>
      <form method="post" noValidate onInput={props.onInput} onSubmit={onSubmit}>
        <p>{props.ask}</p>
        {props.children}
        <RefusalBox refusal={props.refusal} />
        <button type="submit" className="button button-main" aria-disabled={props.isSending}>
          {props.isSending ? acts.sent : props.doIt}
        </button>
      </form>
    </details>
  );
}
