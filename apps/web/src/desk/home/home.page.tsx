import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { casesQuery, countQuery, inboxQuery, meQuery } from '../api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { DueOfCase } from '../parts/due.tsx';
import { endOfDay } from '../parts/near-moment.ts';
import { StageTag } from '../parts/stage-tag.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useDeskTexts } from '../speaking.tsx';
import { NoticeLines } from '../notices/notice-lines.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { queuesOf, type Queue } from './queues.ts';
import { TakeIt } from './take-it.tsx';

/** A person's day: what is late and due on top, then what waits for the seats he or she has. */
export function HomePage() {
  const { home } = useDeskTexts();
  const me = useQuery(meQuery);
  const inbox = useQuery(inboxQuery);
  useTitle(home.title);
  return (
    <Asked query={me}>
      {(person) => (
        <>
          <h1>{home.hello(person.nameZh ?? person.id ?? '')}</h1>
          {(person.roles.includes('desk') || person.roles.includes('officer')) && (
            <p className="quick">
              <span className="quiet">{home.quickHint}</span>
              <Link className="button" to="/register" search={{}}>
                {home.quick}
              </Link>
              <Link className="button" to="/register" search={{ solved: '1' }}>
                {home.onSpot}
              </Link>
            </p>
          )}
          <Asked query={inbox}>
            {({ items, unread, serverTime }) => {
              const queues = queuesOf(person, endOfDay(serverTime));
              const panels = (isUrgent: boolean) =>
                queues
                  .filter(({ name }) => (name === 'late' || name === 'today') === isUrgent)
                  .map((queue) => <QueuePanel key={queue.name} queue={queue} me={person.id} />);
              return (
                <div className="home">
                  <div>
                    {panels(true)}
                    {person.roles.includes('chief') && <DecidePanel />}
                  </div>
                  <div>
                    {panels(false)}
                    <section className="panel" aria-labelledby="home-notices">
                      <h2 id="home-notices">
                        {home.notices} <span className="count">{unread}</span>
                      </h2>
                      <NoticeLines notices={items} now={serverTime} />
                    </section>
                  </div>
                </div>
              );
            }}
          </Asked>
        </>
      )}
    </Asked>
  );
}

const shown = 8;

function QueuePanel({ queue: { name, filters, search }, me }: { queue: Queue; me: string | null }) {
  const { home } = useDeskTexts();
  const page = useQuery(casesQuery({ ...filters, order: 'due', limit: shown }));
  const count = useQuery(countQuery(filters)).data;
  return (
    <section className="panel" aria-labelledby={`home-${name}`}>
      <h2 id={`home-${name}`}>
        {home[name]} <span className={name === 'late' ? 'count count-late' : 'count'}>{count ?? '…'}</span>
      </h2>
      <Asked query={page}>
        {({ items, serverTime }) =>
          items.length === 0 ? (
            <p className="quiet">{home.none}</p>
          ) : (
            <>
              <ul className="lines">
                {items.map((matter) => (
                  <li key={matter.id}>
                    <Link to="/cases/$id" params={{ id: matter.id }}>
                      {matter.number}
                    </Link>{' '}
                    <StageTag stage={matter.stage} round={matter.round} />
                    {name === 'unowned' && me !== null && <TakeIt matter={matter} me={me} />}
                    <span className="summary">{matter.summary}</span>
                    <DueOfCase clocks={matter.clocks} now={serverTime} />
                  </li>
                ))}
              </ul>
              <Link to="/cases" search={search}>
                {home.all(count ?? '…')}
              </Link>
            </>
          )
        }
      </Asked>
    </section>
  );
}
