import { useState } from 'react';
import { intake, mediation } from '../../api/client.ts';
import { answerOf, isRefused, type Answer } from '../../api/problem.ts';
import { randomKey } from '../../parts/random-key.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { EndCard } from '../end/end-card.tsx';
import type { Opened } from '../navigation.ts';
import { OpenForm } from '../track/open-form.tsx';
import { isOfDispute } from '../track/number-kind.ts';

interface Claimed extends Opened {
  readonly confirmation: string | null;
}

/** Kept while an answer is missing: the claim is good once, and the same key gets the same code. */
const keys = new Map<string, string>();

/** What a claim answers, of a case and of a dispute alike. */
interface Exchanged {
  readonly number: string;
  readonly queryCode?: string;
  /** Of a case: where the confirmation went. A dispute's word of that name is another. */
  readonly confirmation?: string | null;
}

async function claim({ number, code }: Opened): Promise<Answer<Exchanged>> {
  const key = keys.get(`${number} ${code}`) ?? randomKey();
  keys.set(`${number} ${code}`, key);
  const params = { path: { number }, header: { 'Idempotency-Key': key } };
  const body = { claim: code };
  return isOfDispute(number)
    ? answerOf(mediation.POST('/v1/public/disputes/{number}/claim', { params, body }))
    : answerOf(intake.POST('/v1/public/cases/{number}/claim', { params, body }));
}

/** 回执换码: the claim on a printed receipt becomes a code, once. */
export function ReceiptPage() {
  const { receipt, end } = useTexts();
  const [claimed, setClaimed] = useState<Claimed | null>(null);
  if (claimed)
    return (
      <EndCard opened={claimed} title={end.newCode}>
        {!isOfDispute(claimed.number) && (
          <p className="box">{claimed.confirmation === 'email' ? receipt.byEmail : receipt.noWay}</p>
        )}
      </EndCard>
    );
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
