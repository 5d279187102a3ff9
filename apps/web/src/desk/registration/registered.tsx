import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isRefused, type Refusal } from '../../api/problem.ts';
import { randomKey } from '../../parts/random-key.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { giveCommand, receiptIn, type CaseView, type Receipt } from '../api/desk-client.ts';
import { caseQuery } from '../api/queries.ts';
import { DueOfCase } from '../parts/due.tsx';
import { useNames } from '../parts/names.ts';
import { useDeskTexts } from '../speaking.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';

/** What came of it: the number, who has it, until when; and the paper for the citizen, where there is one to give. */
export function Registered({ matter, onAnother }: { matter: CaseView; onAnother: () => void }) {
  const { registration, commands } = useDeskTexts();
  const names = useNames();
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const key = useRef(randomKey());
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const issue = async () => {
    const { id, version } = matter;
    const answer = await giveCommand({ command: 'issue-receipt', id, version, key: key.current, body: {} });
    if (isRefused(answer)) return setRefusal(answer.refusal);
    client.setQueryData(caseQuery(id).queryKey, answer.data);
    setReceipt(receiptIn(answer.data));
  };
  const mayIssue = matter.commands.some(({ command, allowed }) => command === 'issue-receipt' && allowed);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {registration.done(matter.number)}
      </h1>
      <section className="panel no-print">
        <p>
          {matter.summary} · {names.unit(matter.handlingUnit ?? matter.proposedUnit)}
        </p>
        <p>
          <DueOfCase clocks={matter.clocks} now={matter.serverTime} />
        </p>
        <RefusalBox refusal={refusal} />
        <div className="acts">
          {mayIssue && !receipt && (
            <Button type="primary" onClick={() => void issue()}>
              {commands['issue-receipt']}
            </Button>
          )}
          <Link to="/cases/$id" params={{ id: matter.id }}>
            {registration.open}
          </Link>
          <Button onClick={onAnother}>{registration.another}</Button>
        </div>
      </section>
      {receipt && <ReceiptPaper receipt={receipt} />}
    </>
  );
}
