import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, isRefused } from '../../api/problem.ts';
import { refusalInWords } from '../../parts/refusal-words.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { intake, type Notice } from '../api/desk-client.ts';
import { useTell } from '../parts/telling.tsx';
import { useDeskTexts } from '../speaking.tsx';

/** As many as the service marks at once. */
const atOnce = 200;

/** Reads or acknowledges all that is listed. Notices that came meanwhile were not seen, and stay as they are. */
export function MarkAll({ notices }: { notices: readonly Notice[] }) {
  const { notices: said } = useDeskTexts();
  const shared = useTexts();
  const client = useQueryClient();
  const tell = useTell();
  const [isSending, setSending] = useState(false);
  const idsOf = (mark: 'readAt' | 'acknowledgedAt') =>
    notices.filter((notice) => notice[mark] === null).map(({ id }) => id);
  const mark = async (how: 'read' | 'acknowledge', ids: readonly string[]) => {
    setSending(true);
    let marked = 0;
    for (let at = 0; at < ids.length; at += atOnce) {
      const body = { ids: ids.slice(at, at + atOnce) };
      const answer = await answerOf(
        how === 'read'
          ? intake.POST('/v1/notices/read', { body })
          : intake.POST('/v1/notices/acknowledge', { body }),
      );
      if (isRefused(answer)) {
        tell(refusalInWords(answer.refusal, shared));
        break;
      }
      marked += answer.data.marked;
    }
    setSending(false);
    if (marked > 0) tell(how === 'read' ? said.allRead(marked) : said.allAcknowledged(marked));
    void client.invalidateQueries({ queryKey: ['notices'] });
  };
  const unread = idsOf('readAt');
  const open = idsOf('acknowledgedAt');
  return (
    <div className="acts">
      {unread.length > 0 && (
        <Button disabled={isSending} onClick={() => void mark('read', unread)}>
          {said.readAll(unread.length)}
        </Button>
      )}
      {open.length > 1 && (
        <Button disabled={isSending} onClick={() => void mark('acknowledge', open)}>
          {said.acknowledgeAll(open.length)}
        </Button>
      )}
    </div>
  );
}
