import { useQuery } from '@tanstack/react-query';
import type { Values } from '../acts/form-values.ts';
import { useDeskTexts } from '../speaking.tsx';
import { draftOf } from './draft-of.ts';
import { draftDuplicatesQuery } from './duplicates-queries.ts';
import { Proposals } from './proposals.tsx';
import { useSettled } from './use-settled.ts';

/** While a matter is written down: what is there already. What is not understood yet is nothing to tell of. */
export function DraftProposals({ values }: { values: Values }) {
  const { duplicates: said } = useDeskTexts();
  const written = draftOf(values);
  const draft = useSettled(written, JSON.stringify(written));
  const { data, isError } = useQuery(draftDuplicatesQuery(draft));
  const items = draft === null || isError ? [] : (data?.items ?? []);
  const own = {
    number: null,
    summary: draft?.summary ?? '',
    detail: draft?.detail ?? '',
    place: draft?.place ?? null,
    category: draft?.category ?? null,
    row: null,
  };
  return (
    <section
      className={items.length > 0 ? 'panel box-warn' : undefined}
      aria-labelledby={items.length > 0 ? 'draft-duplicates' : undefined}
    >
      {items.length > 0 && <h2 id="draft-duplicates">{said.title}</h2>}
      <p role="status" className={items.length > 0 ? undefined : 'only-heard'}>
        {items.length > 0 ? said.found(items.length) : ''}
      </p>
      {data && items.length > 0 && <Proposals own={own} items={items} now={data.serverTime} />}
    </section>
  );
}
