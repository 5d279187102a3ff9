import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayInWords } from '../../parts/moment-words.ts';
import type { CaseView, ClockView } from '../api/desk-client.ts';
import { clocksQuery, eventsQuery } from '../api/queries.ts';
import { Due } from '../parts/due.tsx';
import { nearMoment } from '../parts/near-moment.ts';
import { useDeskSpeaking } from '../speaking.tsx';

/** Every clock of the case, those that live first; each opens its steps, day by day. */
export function Clocks({ matter }: { matter: CaseView }) {
  const { matter: said } = useDeskSpeaking().texts;
  const live = matter.clocks.filter(({ endedAt }) => endedAt === null);
  const past = matter.clocks.filter(({ endedAt }) => endedAt !== null);
  return (
    <section className="panel clocks" aria-labelledby="clocks">
      <h2 id="clocks">{said.clocks}</h2>
      <Suspension matter={matter} />
      {live.map((clock) => (
        <Clock key={`${clock.name}/${clock.instance}`} clock={clock} matter={matter} />
      ))}
      {past.length > 0 && (
        <details>
          <summary>{said.past(past.length)}</summary>
          {past.map((clock) => (
            <Clock key={`${clock.name}/${clock.instance}`} clock={clock} matter={matter} />
          ))}
        </details>
      )}
    </section>
  );
}

/** Since when time stands still, and when that is looked at again. */
function Suspension({ matter }: { matter: CaseView }) {
  const { texts, language } = useDeskSpeaking();
  const events = useQuery(eventsQuery(matter.id)).data?.items ?? [];
  if (matter.suspension?.status !== 'open') return null;
  const since = events.findLast(({ type }) => type === 'suspension-approved' || type === 'referred');
  const { reviewAt } = matter.suspension;
  return (
    <p className="box box-warn">
      {since
        ? texts.due.suspendedSince(nearMoment(since.occurredAt, { texts, language, now: matter.serverTime }))
        : texts.due.suspended}
      {reviewAt && ` · ${texts.due.reviewOn(dayInWords(reviewAt, language, matter.serverTime))}`}
    </p>
  );
}

function Clock({ clock, matter }: { clock: ClockView; matter: CaseView }) {
  const { texts, language } = useDeskSpeaking();
  const [isOpen, setOpen] = useState(false);
  const now = matter.serverTime;
  return (
    <details className="clock" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Due clock={clock} now={now} />
      </summary>
      <p className="quiet">{texts.due.started(nearMoment(clock.startedAt, { texts, language, now }))}</p>
      {isOpen && <Steps id={matter.id} clock={clock} />}
    </details>
  );
}

interface Step {
  readonly date?: string;
  readonly counts?: boolean;
  readonly why?: string;
  readonly whyZh?: string;
}

/** Why each day counted or did not, as the service reckoned it. */
function Steps({ id, clock }: { id: string; clock: ClockView }) {
  const { texts, language } = useDeskSpeaking();
  const { due } = texts;
  const explained = useQuery(clocksQuery(id)).data;
  const found = explained?.items.find(
    ({ name, instance }) => name === clock.name && instance === clock.instance,
  );
  if (!found) return <p className="quiet">{texts.shell.loading}</p>;
  const steps: readonly Step[] = found.steps;
  const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(
    found.consumedSeconds / 3_600,
  );
  return (
    <>
      <p className="quiet">
        {due.consumed(due.hours(hours))} · {due.calendar(found.calendarVersion)}
      </p>
      {steps.length > 0 && (
        <table className="steps" aria-label={due.steps}>
          <thead>
            <tr>
              <th scope="col">{due.stepDate}</th>
              <th scope="col">{due.stepCounts}</th>
              <th scope="col">{due.stepWhy}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ date = '', counts, why, whyZh }, n) => (
              <tr key={n}>
                <td>{/^\d{4}-\d\d-\d\d$/.test(date) ? dayInWords(date, language, found.startedAt) : date}</td>
                <td>{counts ? due.counts : due.countsNot}</td>
                <td>{language === 'en' ? why : whyZh}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
