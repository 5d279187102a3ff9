import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { answerOf, isRefused } from '../../api/problem.ts';
import { refusalInWords } from '../../parts/refusal-words.ts';
import { useTexts } from '../../parts/speaking.tsx';
import { intake, type Notice } from '../api/desk-client.ts';
import { useNames } from '../parts/names.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { useTell } from '../parts/telling.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import { joined } from './joined.ts';

/** Notices, each leading to what it is about; opening one reads it. */
export function NoticeLines({ notices, now }: { notices: readonly Notice[]; now: string }) {
  const { notices: said } = useDeskSpeaking().texts;
  if (notices.length === 0) return <p className="quiet">{said.empty}</p>;
  return (
    <ul className="lines">
      {joined(notices).map(([newest, ...others]) =>
        newest ? (
          <NoticeLine key={newest.id} notice={newest} now={now}>
            {others.length > 0 && (
              <details>
                <summary>{said.moreOfIt(others.length)}</summary>
                <ul className="lines">
                  {others.map((notice) => (
                    <NoticeLine key={notice.id} notice={notice} now={now} />
                  ))}
                </ul>
              </details>
            )}
          </NoticeLine>
        ) : null,
      )}
    </ul>
  );
}

function NoticeLine({ notice, now, children }: { notice: Notice; now: string; children?: ReactNode }) {
  const { texts, language } = useDeskSpeaking();
  const { notices: said, due } = texts;
  const shared = useTexts();
  const client = useQueryClient();
  const tell = useTell();
  const names = useNames();
  const mark = async (how: 'read' | 'acknowledge') => {
    const options = { params: { path: { id: notice.id } }, body: {} };
    const answer = await answerOf(
      how === 'read'
        ? intake.POST('/v1/notices/{id}/read', options)
        : intake.POST('/v1/notices/{id}/acknowledge', options),
    );
    if (isRefused(answer)) tell(refusalInWords(answer.refusal, shared));
    void client.invalidateQueries({ queryKey: ['notices'] });
  };
  const { about, cause, seat, passedUpFrom } = notice;
  const words = cause.words[language];
  // A list has no number, only a kind: the words say which.
  const number = about && /\d/.test(about.number) ? about.number : null;
  const title = [number, words].filter(Boolean).join(' · ');
  const seatInWords = (path: string) => {
    const [unit = '', post = ''] = path.split('#');
    return `${names.unit(unit)} · ${said.seats[post] ?? post}`;
  };
  const clocks: Readonly<Record<string, string>> = due.clocks;
  const telling = { texts, language, now };
  return (
    <li className={notice.readAt === null ? 'notice notice-unread' : 'notice'}>
      {notice.readAt === null && <span className="tag tag-new">{said.isUnread}</span>}{' '}
      {about?.kind === 'case' ? (
        <Link
          to="/cases/$id"
          params={{ id: about.id }}
          onClick={() => {
            if (notice.readAt === null) void mark('read');
          }}
        >
          {title}
        </Link>
      ) : (
        <span>{title}</span>
      )}
      <span className="quiet">
        {nearMoment(notice.releasedAt, telling)} · {said.asSeat(seatInWords(seat))}
        {passedUpFrom && ` · ${said.passedUp(seatInWords(passedUpFrom))}`}
        {notice.clock && ` · ${clocks[notice.clock] ?? notice.clock}`}
        {notice.dueAt && ` · ${said.due(nearMoment(notice.dueAt, telling))}`}
        {notice.cases > 1 && ` · ${said.ofCases(notice.cases)}`}
      </span>
      <span className="line-acts">
        {notice.acknowledgedAt === null ? (
          <Button
            size="small"
            aria-label={said.acknowledgeOf(title)}
            onClick={() => void mark('acknowledge')}
          >
            {said.acknowledge}
          </Button>
        ) : (
          <span className="quiet">{said.acknowledged(nearMoment(notice.acknowledgedAt, telling))}</span>
        )}
      </span>
      {children}
    </li>
  );
}
