import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { actsQuery } from '../bulk/bulk-queries.ts';
import { useDeskTexts } from '../speaking.tsx';

const MyActsDrawer = lazy(() => import('../bulk/my-acts-drawer.tsx'));

/** Leads to one's own bulk acts, also those that go on since the page was left. */
export function MyActs({ onSelect }: { onSelect: (ids: readonly string[]) => void }) {
  const { bulk } = useDeskTexts();
  const [isOpen, setOpen] = useState(false);
  const underWay = useQuery(actsQuery).data?.items.filter(({ status }) => status === 'under-way').length ?? 0;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {underWay > 0 ? bulk.mineUnderWay(underWay) : bulk.mine}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <MyActsDrawer
            onSelect={(ids) => {
              setOpen(false);
              onSelect(ids);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
