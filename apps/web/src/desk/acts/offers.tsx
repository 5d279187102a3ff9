import { Button } from 'antd';
import type { CaseView } from '../api/desk-client.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { reasonsOf } from './reasons.ts';

export type Command = CaseView['commands'][number]['command'];

/** What moves a case along its road stands first, and is the next act; a look, and no rule: what may be done the service says. */
const alongTheRoad: readonly Command[] = [
  ...(['submit', 'assign', 'accept', 'reply', 'follow-up', 'sign-off', 'close'] as const),
  ...(['approve-suspension', 'accept-appeal'] as const),
];

/** Until it is settled whom a matter is about nobody else sees it, so that comes before everything. */
function roadOf({ subjectsInWords }: CaseView): readonly Command[] {
  return subjectsInWords ? ['name-subject', ...alongTheRoad] : alongTheRoad;
}

/** What the reader may do with a case now, and why not the rest: both as the service says. */
export function Offers({ matter, onChoose }: { matter: CaseView; onChoose: (command: Command) => void }) {
  const { texts, language } = useDeskSpeaking();
  const { acts, commands } = texts;
  const road = roadOf(matter);
  const isNext = (command: Command) => road.includes(command);
  const rankOf = (command: Command) => (isNext(command) ? road.indexOf(command) : road.length);
  const allowed = matter.commands
    .filter((offer) => offer.allowed)
    .toSorted((a, b) => rankOf(a.command) - rankOf(b.command));
  const reasons = reasonsOf(matter.commands);
  return (
    <div className="offers">
      {allowed.length === 0 && <p className="quiet">{acts.none}</p>}
      <div className="acts">
        {allowed.map(({ command }, at) => (
          <Button
            key={command}
            {...(at === 0 && isNext(command) && { type: 'primary' })}
            onClick={() => onChoose(command)}
          >
            {commands[command]}
          </Button>
        ))}
      </div>
      {reasons.length > 0 && (
        <details>
          <summary>{acts.notNow(matter.commands.length - allowed.length)}</summary>
          {reasons.map(({ code, message, commands: kept }) => (
            <section key={code} className="reason">
              <h3>{message?.[language]}</h3>
              <ul>
                {kept.map((command) => (
                  <li key={command}>{commands[command]}</li>
                ))}
              </ul>
            </section>
          ))}
        </details>
      )}
    </div>
  );
}
