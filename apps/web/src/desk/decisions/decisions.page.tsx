import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { StandInNote } from '../acts/stand-in-note.tsx';
import type { CaseSummary } from '../api/desk-client.ts';
import { DueOfCase } from '../parts/due.tsx';
import { tellingClock } from '../parts/due-words.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { useNames } from '../parts/names.ts';
import { useTell } from '../parts/telling.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { CaseBrief } from './case-brief.tsx';
import { useDecisions, usePrefetched } from './decisions-queue.ts';

/** A chief's queue: what waits, what happens if nothing is done, and when; decided from here, one after the other. */
export function DecisionsPage() {
  const { texts } = useDeskSpeaking();
  const { decisions, shell } = texts;
  const queue = useDecisions();
  const tell = useTell();
  const [open, setOpen] = useState<CaseSummary | null>(null);
  useTitle(decisions.title);
  const items = queue?.items ?? [];
  const after = (id: string) => {
    const at = items.findIndex((each) => each.id === id);
    return items[at + 1] ?? items.find((each) => each.id !== id);
  };
  usePrefetched(open ? after(open.id)?.id : undefined);
  return (
    <>
      <h1>{decisions.title}</h1>
      {queue === null && <p className="quiet">{shell.loading}</p>}
      {queue !== null && items.length === 0 && <p className="empty">{decisions.empty}</p>}
      <ul className="lines">
        {items.map((matter) => (
          <Decision key={matter.id} matter={matter} now={queue?.now ?? ''} onReview={() => setOpen(matter)} />
        ))}
      </ul>
      {open && (
        <ActDrawer
          key={open.id}
          id={open.id}
          number={open.number}
          about={(matter) => <CaseBrief matter={matter} />}
          onClose={() => setOpen(null)}
          onDone={() => {
            const next = after(open.id) ?? null;
            if (!next) tell(decisions.allDone);
            setOpen(next);
          }}
        />
      )}
    </>
  );
}

function Decision(props: { matter: CaseSummary; now: string; onReview: () => void }) {
  const { matter, now, onReview } = props;
  const { texts, language } = useDeskSpeaking();
  const { decisions } = texts;
  const names = useNames();
  const clock = tellingClock(matter.clocks);
  const isLate = (clock?.remainingSeconds ?? 0) < 0;
  return (
    <li className="panel decision">
      <p>
        <Link to="/cases/$id" params={{ id: matter.id }}>
          {matter.number}
        </Link>{' '}
        <span className="tag">{decisions.kinds[matter.stage] ?? matter.stage}</span> {matter.summary}{' '}
        <span className="quiet">{names.unit(matter.unit)}</span>
      </p>
      <StandInNote matter={matter} />
      <p>
        <DueOfCase clocks={matter.clocks} now={now} />
      </p>
      {clock?.dueAt && (
        <p className="quiet">
          {isLate
            ? decisions.ifNothingLate
            : decisions.ifNothing(nearMoment(clock.dueAt, { texts, language, now }))}
        </p>
      )}
      <Button type="primary" aria-label={decisions.reviewOf(matter.number)} onClick={onReview}>
        {decisions.review}
      </Button>
    </li>
  );
}
