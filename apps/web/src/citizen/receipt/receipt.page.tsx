import { useState } from 'react';
import { intake, mediation } from '../../api/client.ts';
import { answerOf, isRefused, type Answer } from '../../api/problem.ts';
import { isInDoubt } from '../../parts/in-doubt.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { EndCard } from '../end/end-card.tsx';
import type { Opened } from '../navigation.ts';
import { OpenForm } from '../track/open-form.tsx';
import { isOfDispute } from '../track/number-kind.ts';
import { claimKey, forgetClaimKey } from './claim-key.ts';

interface Claimed extends Opened {
  readonly confirmation: string | null;
}

/** What a claim answers, of a case and of a dispute alike. */
interface Exchanged {
  readonly number: string;
  readonly queryCode?: string;
  /** Of a case: where the confirmation went. A dispute's word of that name is another. */
  readonly confirmation?: string | null;
}

async function claim({ number, code }: Opened): Promise<Answer<Exchanged>> {
  const ask = (key: string) => {
    const params = { path: { number }, header: { 'Idempotency-Key': key } };
    const body = { claim: code };
    return isOfDispute(number)
      ? answerOf<Exchanged>(mediation.POST('/v1/public/disputes/{number}/claim', { params, body }))
      : answerOf<Exchanged>(intake.POST('/v1/public/cases/{number}/claim', { params, body }));
  };
  const answer = await ask(claimKey());
  if (!isRefused(answer) || !isInDoubt(answer.refusal)) forgetClaimKey();
  return answer;
}

/** 回执换码: the claim on a printed receipt becomes a code, once. */
export function ReceiptPage() {
  const { receipt, end, dispute } = useTexts();
  const [claimed, setClaimed] = useState<Claimed | null>(null);
  const whatNow = ({ number, confirmation }: Claimed) => {
    if (isOfDispute(number)) return dispute.identity;
    return confirmation === 'email' || confirmation === 'sms' ? receipt.sentBy[confirmation] : receipt.noWay;
  };
  if (claimed) return <EndCard opened={claimed} title={end.newCode} whatNow={whatNow(claimed)} />;
  return (
    <>
      <h1>{receipt.title}</h1>
      <p className="lead">{receipt.lead}</p>
      <OpenForm
        words={{
          ...{ number: receipt.number, secret: receipt.claim, secretHint: receipt.claimHint },
          ...{ do: receipt.do, doing: receipt.doing, wrong: receipt.wrong },
        }}
        open={async (given) => {
          const answer = await claim(given);
          if (isRefused(answer)) return answer.refusal;
          const { number, queryCode = '', confirmation = null } = answer.data;
          setClaimed({ number, code: queryCode, confirmation });
          return null;
        }}
      />
    </>
  );
}
