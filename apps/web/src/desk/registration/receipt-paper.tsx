import { Button } from 'antd';
import { dayInWords } from '../../parts/moment-words.ts';
import type { Receipt } from '../api/desk-client.ts';
import { useDeskSpeaking } from '../speaking.tsx';

/** 回执: shown once, to be printed and handed over; in both languages, since nobody knows which the citizen reads. */
export function ReceiptPaper({ receipt }: { receipt: Receipt }) {
  const { texts, language } = useDeskSpeaking();
  const { acts } = texts;
  const until = dayInWords(receipt.validUntil, language, receipt.validUntil);
  return (
    <section className="panel receipt" aria-labelledby="receipt">
      <h2 id="receipt">{acts.receiptTitle}</h2>
      <p className="receipt-number">{receipt.number}</p>
      <p>
        {acts.receiptClaim}: <strong className="receipt-claim">{receipt.claim}</strong> (
        {acts.receiptUntil(until)})
      </p>
      <p lang="zh-CN">{receipt.words['zh-CN']}</p>
      <p lang="en">{receipt.words.en}</p>
      <Button className="no-print" type="primary" onClick={() => print()}>
        {acts.receiptPrint}
      </Button>
    </section>
  );
}
