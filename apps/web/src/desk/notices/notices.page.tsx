import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { intake, refusalOf, wanted } from '../api/desk-client.ts';
import { useTitle } from '../parts/use-title.ts';
import { useDeskTexts } from '../speaking.tsx';
import { MarkAll } from './mark-all.tsx';
import { NoticeLines } from './notice-lines.tsx';

const route = getRouteApi('/notices');

/** One's own inbox, what is unread first asked for; older ones are read on demand. */
export function NoticesPage() {
  const { notices, shell } = useDeskTexts();
  const { all } = route.useSearch();
  useTitle(notices.title);
  const inbox = useInfiniteQuery({
    queryKey: ['notices', 'pages', all],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = {
        limit: 50,
        ...(pageParam && { cursor: pageParam }),
        ...(!all && { unread: 'true' as const }),
      };
      return wanted(intake.GET('/v1/notices', { params: { query } }));
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 30_000,
  });
  const pages = inbox.data?.pages ?? [];
  const listed = pages.flatMap(({ items }) => items);
  return (
    <>
      <h1>{notices.title}</h1>
      <nav className="tabs" aria-label={notices.title}>
        <ul>
          {([undefined, '1'] as const).map((each) => (
            <li key={each ?? 'unread'}>
              <Link
                to="/notices"
                search={each ? { all: each } : {}}
                className={all === each ? 'tab tab-here' : 'tab'}
                aria-current={all === each ? 'page' : undefined}
              >
                {each ? notices.showAll : notices.unreadOnly}{' '}
                {!each && <span className="count">{pages[0]?.unread ?? '…'}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {inbox.isError && <RefusalBox refusal={refusalOf(inbox.error)} again={() => void inbox.refetch()} />}
      {inbox.isPending && <p className="quiet">{shell.loading}</p>}
      <MarkAll notices={listed} />
      <section className="panel" aria-label={notices.title}>
        {pages[0] && <NoticeLines notices={listed} now={pages[0].serverTime} />}
      </section>
      {inbox.hasNextPage && <Button onClick={() => void inbox.fetchNextPage()}>{notices.next}</Button>}
    </>
  );
}
