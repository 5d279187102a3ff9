import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Refusal } from '../../api/problem.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { Offers, type Command } from '../acts/offers.tsx';
import { StandInNote } from '../acts/stand-in-note.tsx';
import { refusalOf, type CaseView } from '../api/desk-client.ts';
import { caseQuery, meQuery } from '../api/queries.ts';
import { CaseProposals } from '../duplicates/case-proposals.tsx';
import { Asked } from '../parts/asked.tsx';
import { StageTag } from '../parts/stage-tag.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useDeskTexts } from '../speaking.tsx';
import { Banners } from './banners.tsx';
import { Clocks } from './clocks.tsx';
import { Facts } from './facts.tsx';
import { Files } from './files.tsx';
import { SavePdf } from './save-pdf.tsx';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/cases/$id');

/** One case: facts and evidence left, clocks right, what may be done on top, what happened below. */
export function CasePage() {
  const { id } = route.useParams();
  const { matter: said, worklist } = useDeskTexts();
  const query = useQuery(caseQuery(id));
  const router = useRouter();
  useTitle(query.data?.number ?? worklist.title);
  const isGone = query.isError && refusalOf(query.error).code === 'not-found';
  return (
    <>
      <p className="crumbs no-print">
        <Link
          to="/cases"
          search={{}}
          onClick={(event) => {
            // Where one has come from the list, back to it as it was.
            if (!router.history.canGoBack()) return;
            event.preventDefault();
            router.history.back();
          }}
        >
          {said.back}
        </Link>
      </p>
      {isGone ? <h1>{said.gone}</h1> : <Asked query={query}>{(matter) => <Matter matter={matter} />}</Asked>}
    </>
  );
}

function Matter({ matter }: { matter: CaseView }) {
  const { acts, matter: said } = useDeskTexts();
  const [command, setCommand] = useState<Command | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return (
    <article className="matter">
      <header className="matter-head">
        <h1>{matter.number}</h1>
        <StageTag stage={matter.stage} round={matter.round} />
        {matter.confidential && <span className="tag tag-late">{said.confidential}</span>}
        <div className="acts no-print">
          <Button onClick={printAll}>{said.print}</Button>
          <SavePdf id={matter.id} number={matter.number} onRefused={setRefusal} />
        </div>
      </header>
      <RefusalBox refusal={refusal} />
      <PrintedBy now={matter.serverTime} />
      <p className="matter-summary">{matter.summary}</p>
      <StandInNote matter={matter} />
      <Banners matter={matter} />
      <section className="no-print" aria-labelledby="acts-title">
        <h2 id="acts-title" className="only-heard">
          {acts.title}
        </h2>
        <Offers matter={matter} onChoose={setCommand} />
      </section>
      <div className="matter-columns">
        <div>
          <Facts matter={matter} />
          <Files id={matter.id} now={matter.serverTime} />
        </div>
        <Clocks matter={matter} />
      </div>
      <CaseProposals matter={matter} />
      <Timeline matter={matter} />
      {command && (
        <ActDrawer id={matter.id} number={matter.number} command={command} onClose={() => setCommand(null)} />
      )}
    </article>
  );
}

/** The case file as a whole: what is folded on the screen is open on paper. */
function printAll(): void {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('.matter details:not([open])')].filter(
    (each) => !each.closest('.no-print'),
  );
  for (const each of folded) each.open = true;
  print();
  for (const each of folded) each.open = false;
}

/** On paper alone: who has printed it, and when. */
function PrintedBy({ now }: { now: string }) {
  const { matter: said } = useDeskTexts();
  const me = useQuery(meQuery).data;
  return (
    <p className="only-printed">
      {said.printed(me?.nameZh ?? me?.id ?? '', now.slice(0, 16).replace('T', ' '))}
    </p>
  );
}
