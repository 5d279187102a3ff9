import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { CaseView } from '../api/desk-client.ts';
import { useDeskTexts } from '../speaking.tsx';
import { duplicatesQuery } from './duplicates-queries.ts';
import { Proposals } from './proposals.tsx';

const MergeDrawer = lazy(() => import('./merge-drawer.tsx'));

/** On a case's page: what may be the same matter, and several of it into one. */
export function CaseProposals({ matter }: { matter: CaseView }) {
  const { duplicates: said } = useDeskTexts();
  const { data } = useQuery(duplicatesQuery(matter.id));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState<readonly { id: string; number: string }[] | null>(null);
  const items = data?.items ?? [];
  if ((!data || items.length === 0) && merging === null) return null;
  const select = (id: string, isOn: boolean) => {
    const next = new Set(selected);
    if (isOn) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  const chosen = items.filter((item) => selected.has(item.case.id)).map((item) => item.case);
  return (
    <section className="panel no-print" aria-labelledby="duplicates">
      <h2 id="duplicates">{said.title}</h2>
      <p role="status">{said.found(items.length)}</p>
      {data && (
        <Proposals
          own={{ ...matter, row: matter }}
          items={items}
          now={data.serverTime}
          selection={{ selected, onSelect: select }}
        />
      )}
      {chosen.length > 0 && (
        <Button onClick={() => setMerging([matter, ...chosen])}>{said.merge(chosen.length)}</Button>
      )}
      {merging && (
        <Suspense fallback={null}>
          <MergeDrawer
            cases={merging}
            onClose={() => {
              setMerging(null);
              setSelected(new Set());
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
