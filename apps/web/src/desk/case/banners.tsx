import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '../api/desk-client.ts';
import { caseNoticesQuery, eventsQuery } from '../api/queries.ts';
import { useNames } from '../parts/names.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { useDeskSpeaking } from '../speaking.tsx';

/** What whoever opens the case must know first. */
export function Banners({ matter }: { matter: CaseView }) {
  const { matter: said } = useDeskSpeaking().texts;
  const open = matter.questions.filter(({ answered }) => !answered).length;
  return (
    <>
      {matter.open && matter.level > 0 && <Escalation matter={matter} />}
      {matter.mergedInto && (
        <p className="box">
          {said.mergedInto}{' '}
          <Link to="/cases/$id" params={{ id: matter.mergedInto }}>
            {said.other}
          </Link>
        </p>
      )}
      {matter.tookIn.map((id) => (
        <p key={id} className="box">
          {said.tookIn}{' '}
          <Link to="/cases/$id" params={{ id }}>
            {said.other}
          </Link>
        </p>
      ))}
      {open > 0 && <p className="box box-warn">{said.questions(open)}</p>}
    </>
  );
}

/** Which rung, since when, and who was told of it. */
function Escalation({ matter }: { matter: CaseView }) {
  const { texts, language } = useDeskSpeaking();
  const { matter: said, due } = texts;
  const names = useNames();
  const events = useQuery(eventsQuery(matter.id)).data?.items ?? [];
  const notices = useQuery(caseNoticesQuery(matter.id)).data?.items ?? [];
  const climb = events.findLast(
    ({ type, fact }) => type === 'rung-climbed' && rungOf(fact).kind === 'escalation',
  );
  if (!climb) return <p className="box box-bad">{said.escalated(matter.level)}</p>;
  const rung = rungOf(climb.fact);
  const clocks: Readonly<Record<string, string>> = due.clocks;
  const told = notices
    .filter(({ cause }) => cause.seq === climb.seq)
    .map(({ recipient }) => names.person(recipient));
  const since = nearMoment(climb.occurredAt, { texts, language, now: matter.serverTime });
  return (
    <p className="box box-bad">
      {said.escalation(`${clocks[rung.clock] ?? rung.clock} · ${said.escalated(matter.level)}`, since)}
      {told.length > 0 && ` · ${said.told([...new Set(told)].join(', '))}`}
    </p>
  );
}

export function rungOf(fact: { readonly [name: string]: unknown }): {
  kind: string;
  clock: string;
  n: number;
} {
  const {
    kind = '',
    clock = '',
    n = 1,
  } = (fact['rung'] ?? {}) as { kind?: string; clock?: string; n?: number };
  return { kind, clock, n };
}
