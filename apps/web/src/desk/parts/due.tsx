import type { ClockView } from '../api/desk-client.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { dueWords, tellingClock } from './due-words.ts';

/** A clock in words: which, until when, what is left. Never by colour alone, and no live region that ticks. */
export function Due({ clock, now }: { clock: ClockView; now: string }) {
  const { texts, language } = useDeskSpeaking();
  const said = dueWords(clock, { texts, language, now });
  return (
    <span className={`due due-${said.tone}`}>
      <strong>{said.clock}</strong> <span className="due-standing">{said.standing}</span>
      {said.due && <span className="due-at"> {said.due}</span>}
      {said.provisional && <span className="due-at"> {texts.due.provisional}</span>}
    </span>
  );
}

/** The clock of a case that a row shows. */
export function DueOfCase({ clocks, now }: { clocks: readonly ClockView[]; now: string }) {
  const { texts } = useDeskSpeaking();
  const clock = tellingClock(clocks);
  return clock ? <Due clock={clock} now={now} /> : <span className="quiet">{texts.due.none}</span>;
}
