import { Button } from 'antd';
import type { CaseView } from '../api/desk-client.ts';
import { useDeskSpeaking } from '../speaking.tsx';

type Offer = CaseView['commands'][number];
export type Command = Offer['command'];

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
  const others = matter.commands.filter((offer) => !offer.allowed);
  const reasonOf = ({ message }: Offer) => message?.[language] ?? '';
  const refusedFor = (reason: string) => others.filter((offer) => reasonOf(offer) === reason);
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
      {others.length > 0 && (
        <details>
          <summary>{acts.notNow(others.length)}</summary>
          <dl className="reasons">
            {[...new Set(others.map(reasonOf))].map((reason) => (
              <div key={reason}>
                <dt>{reason}</dt>
                <dd>
                  {refusedFor(reason)
                    .map(({ command }) => commands[command])
                    .join(acts.between)}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
