import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { refusalOf } from '../api/desk-client.ts';
import { useDeskTexts } from '../speaking.tsx';

/** What a query brings, once it is there; a refusal stands above what was last read, which stays. */
export function Asked<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { shell } = useDeskTexts();
  return (
    <>
      {query.isError && <RefusalBox refusal={refusalOf(query.error)} again={() => void query.refetch()} />}
      {query.data !== undefined
        ? children(query.data)
        : query.isPending && <p className="quiet">{shell.loading}</p>}
    </>
  );
}
