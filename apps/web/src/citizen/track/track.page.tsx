import { useEffect, useState } from 'react';
import { intake, mediation } from '../../api/client.ts';
import type { CitizenCase, PartyDispute } from '../../api/shapes.ts';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useTexts } from '../../parts/speaking.tsx';
import { DisputeView } from '../dispute/dispute-view.tsx';
import { takeOpened, type Opened } from '../navigation.ts';
import { CaseView } from './case-view.tsx';
import { keepNumber, keptNumber } from './kept-number.ts';
import { isOfDispute } from './number-kind.ts';
import { OpenForm } from './open-form.tsx';

type Shown = { readonly own: CitizenCase } | { readonly dispute: PartyDispute };

async function read({ number, code }: Opened): Promise<Shown | Refusal> {
  const params = { path: { number }, header: { 'Query-Code': code } };
  if (isOfDispute(number)) {
    const answer = await answerOf(mediation.GET('/v1/public/disputes/{number}', { params }));
    return isRefused(answer) ? answer.refusal : { dispute: answer.data };
  }
  const answer = await answerOf(intake.GET('/v1/public/cases/{number}', { params }));
  return isRefused(answer) ? answer.refusal : { own: answer.data };
}

const isRefusal = (result: Shown | Refusal): result is Refusal => 'title' in result && 'code' in result;

/**
 * 查询进度: a case or a dispute by number and code. The code stays in this page's memory and is gone with it; the number is
 * there again after a reload, until the matter is left.
 */
export function TrackPage() {
  const texts = useTexts();
  const { track } = texts;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function open(given: Opened): Promise<Refusal | null> {
    const result = await read(given);
    if (isRefusal(result)) return result;
    keepNumber(given.number);
    setOpened(given);
    setShown(result);
    scrollTo(0, 0);
    return null;
  }
  useEffect(() => {
    const handed = takeOpened();
    if (handed) void open(handed).then(setRefusal);
    // What the page before has handed over, once. A reload ends no page: only who goes to another leaves the matter.
    return () => keepNumber('');
  }, []);

  if (!opened || !shown)
    return (
      <>
        <h1>{track.title}</h1>
        <p className="lead">{track.lead}</p>
        <RefusalBox refusal={refusal} />
        <OpenForm
          open={open}
          kept={{ read: keptNumber, keep: keepNumber }}
          words={{
            ...{
              number: track.number,
              numberHint: track.numberHint,
              secret: track.code,
              secretHint: track.codeHint,
            },
            ...{ do: track.open, doing: track.opening, wrong: track.wrong },
          }}
        />
        <p className="hint">{track.lost}</p>
      </>
    );
  const again = () => open(opened).then(setRefusal);
  return (
    <>
      <RefusalBox refusal={refusal} />
      {'own' in shown ? (
        <CaseView opened={opened} own={shown.own} onChange={(own) => setShown({ own })} />
      ) : (
        <DisputeView opened={opened} dispute={shown.dispute} onChange={(dispute) => setShown({ dispute })} />
      )}
      <div className="acts">
        <button type="button" className="button button-quiet" onClick={() => void again()}>
          {track.refresh}
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            keepNumber('');
            setShown(null);
            setOpened(null);
          }}
        >
          {track.another}
        </button>
      </div>
    </>
  );
}
