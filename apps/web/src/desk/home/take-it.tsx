import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { isRefused } from '../../api/problem.ts';
import { randomKey } from '../../parts/random-key.ts';
import { refusalInWords } from '../../parts/refusal-words.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { giveCommand, type CaseSummary } from '../api/desk-client.ts';
import { casesKey } from '../api/queries.ts';
import { useTell } from '../parts/telling.tsx';
import { useDeskTexts } from '../speaking.tsx';

/** 领办: whoever presses it handles the case; two who press at once are told who was first. */
export function TakeIt({ matter, me }: { matter: CaseSummary; me: string }) {
  const { acts, home, commands } = useDeskTexts();
  const shared = useTexts();
  const client = useQueryClient();
  const tell = useTell();
  const key = useRef('');
  const [isSending, setSending] = useState(false);
  const take = async () => {
    key.current ||= randomKey();
    setSending(true);
    const { id, version } = matter;
    const given = { command: 'accept', id, version, key: key.current, body: { handler: me } };
    const answer = await giveCommand(given);
    setSending(false);
    tell(
      isRefused(answer)
        ? refusalInWords(answer.refusal, shared)
        : acts.done(`${commands.accept} ${matter.number}`),
    );
    void client.invalidateQueries({ queryKey: casesKey });
  };
  return (
    <Button
      size="small"
      type="primary"
      disabled={isSending}
      aria-label={home.takeOf(matter.number)}
      onClick={() => void take()}
    >
      {home.take}
    </Button>
  );
}
