import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { receiptIn, type CaseView, type Receipt } from '../api/desk-client.ts';
import { caseQuery } from '../api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { DueOfCase } from '../parts/due.tsx';
import { ReceiptPaper } from '../registration/receipt-paper.tsx';
import { useDeskTexts } from '../speaking.tsx';
import { Offers, type Command } from './offers.tsx';
import { StandInNote } from './stand-in-note.tsx';
import { SidePanel } from '../parts/side-panel.tsx';

const ActForm = lazy(() => import('./act-form.tsx').then(({ ActForm: form }) => ({ default: form })));

/** Room for what helps with a reply, beside its form. */
const besideGuidance = 1080;

/** A command on a case, from wherever one is: chosen here where it was not before. Focus returns to what has opened it. */
export function ActDrawer({
  id,
  number,
  command: first,
  about,
  onClose,
  onDone,
}: {
  id: string;
  number: string;
  command?: Command | undefined;
  /** What of the case is told above what is done; left out: its line and its clock. */
  about?: (matter: CaseView) => ReactNode;
  onClose: () => void;
  /** With the case as it is afterwards; left out: the drawer closes. */
  onDone?: ((matter: CaseView) => void) | undefined;
}) {
  const { commands, shell } = useDeskTexts();
  const query = useQuery(caseQuery(id));
  const [command, setCommand] = useState<Command | null>(first ?? null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const done = (matter: CaseView) => {
    const paper = receiptIn(matter);
    // What is shown once stays until it was seen.
    if (paper) setReceipt(paper);
    else (onDone ?? onClose)(matter);
  };
  return (
    <SidePanel
      width={command === 'reply' ? besideGuidance : 560}
      title={command ? `${commands[command]} · ${number}` : number}
      onClose={onClose}
    >
      <Asked query={query}>
        {(matter) => (
          <>
            <p className="act-about">
              {matter.summary} <DueOfCase clocks={matter.clocks} now={matter.serverTime} />
            </p>
            <StandInNote matter={matter} />
            {about?.(matter)}
            {receipt ? (
              <ReceiptPaper receipt={receipt} />
            ) : command ? (
              <Suspense fallback={<p className="quiet">{shell.loading}</p>}>
                <ActForm key={command} matter={matter} command={command} onCancel={onClose} onDone={done} />
              </Suspense>
            ) : (
              <Offers matter={matter} onChoose={setCommand} />
            )}
          </>
        )}
      </Asked>
    </SidePanel>
  );
}
