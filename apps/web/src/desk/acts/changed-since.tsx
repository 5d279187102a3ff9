import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '../api/desk-client.ts';
import { caseQuery, eventsQuery } from '../api/queries.ts';
import { useNames } from '../parts/names.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useDeskSpeaking } from '../speaking.tsx';

/** Somebody was quicker: what has changed since, and by whom. What was written stays where it is. */
export function ChangedSince(props: { id: string; version: number; onSeen: (version: number) => void }) {
  const { id, version, onSeen } = props;
  const { texts, language } = useDeskSpeaking();
  const names = useNames();
  const matter = useQuery({ ...caseQuery(id), staleTime: 0 });
  const events = useQuery({ ...eventsQuery(id), staleTime: 0 });
  const { acts } = texts;
  if (matter.isError || events.isError)
    return (
      <>
        <RefusalBox refusal={refusalOf(matter.error ?? events.error)} />
        <p>{acts.staleLost}</p>
      </>
    );
  if (!matter.data || !events.data) return <p role="alert">{acts.stale}</p>;
  const now = matter.data.serverTime;
  const types: Readonly<Record<string, string>> = texts.events;
  return (
    <div className="box box-warn" role="alert">
      <p>{acts.stale}</p>
      <ul>
        {events.data.items
          .filter(({ seq }) => seq > version)
          .map(({ seq, type, by, occurredAt }) => (
            <li key={seq}>
              {types[type] ?? type} · {by === null ? texts.matter.system : names.person(by)} ·{' '}
              {nearMoment(occurredAt, { texts, language, now })}
            </li>
          ))}
      </ul>
      <Button onClick={() => onSeen(matter.data.version)}>{acts.staleAgain}</Button>
    </div>
  );
}
