import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import { saveFile } from '../../parts/save-file.ts';
import { intake } from '../api/desk-client.ts';
import { useDeskTexts } from '../speaking.tsx';

/** The case file as a PDF, drawn by the service when it is wanted, under the number of the case. */
export function SavePdf({
  id,
  number,
  onRefused,
}: {
  id: string;
  number: string;
  /** Null when it is asked for anew. */
  onRefused: (refusal: Refusal | null) => void;
}) {
  const { matter: said } = useDeskTexts();
  const [isDrawing, setDrawing] = useState(false);
  const save = async () => {
    setDrawing(true);
    onRefused(null);
    const answer = await answerOf<Blob>(
      intake.GET('/v1/cases/{id}/file.pdf', { params: { path: { id } }, parseAs: 'blob' }),
    );
    setDrawing(false);
    if (isRefused(answer)) onRefused(answer.refusal);
    else saveFile(`${number}.pdf`, answer.data);
  };
  return (
    <Button onClick={() => void save()} disabled={isDrawing}>
      {isDrawing ? said.drawing : said.pdf}
    </Button>
  );
}
