import { intake } from '../../api/client.ts';
import { answerOf } from '../../api/problem.ts';
import { TextField } from '../../parts/field.tsx';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useTexts } from '../../parts/speaking.tsx';
import { useAct } from '../acts/use-act.ts';
import { textIn, useNeeded } from '../acts/use-needed.ts';
import type { Opened } from '../navigation.ts';
import type { CitizenCase } from '../../api/shapes.ts';

/** 验证: what was sent to the citizen shows that the code is in the right hands. */
export function ConfirmCode({
  opened,
  by,
  onChange,
}: {
  opened: Opened;
  by: NonNullable<CitizenCase['confirmation']>;
  onChange: (own: CitizenCase) => void;
}) {
  const { track, frame } = useTexts();
  const { errors, isThere, onInput } = useNeeded(frame.required);
  const { send, isSending, refusal } = useAct<CitizenCase>(onChange);
  const { number, code } = opened;
  return (
    <form
      className="box narrow"
      method="post"
      noValidate
      autoComplete="off"
      onInput={onInput}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isThere(event.currentTarget, 'confirmation')) return;
        const confirmation = textIn(event.currentTarget, 'confirmation');
        void send((key) => {
          const header = { 'Query-Code': code, 'Idempotency-Key': key };
          const params = { path: { number }, header };
          return answerOf(
            intake.POST('/v1/public/cases/{number}/confirm', { params, body: { confirmation } }),
          );
        });
      }}
    >
      <p>{track.unconfirmed}</p>
      <TextField
        {...{ name: 'confirmation', label: track.confirm, hint: track.confirmHint[by] }}
        error={errors['confirmation']}
        autoComplete="one-time-code"
      />
      <RefusalBox refusal={refusal} />
      <button type="submit" className="button" aria-disabled={isSending}>
        {track.confirmDo}
      </button>
    </form>
  );
}
