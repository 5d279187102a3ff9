import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '../api/desk-client.ts';
import { eventsQuery } from '../api/queries.ts';
import { HappenedItem } from '../case/happened-item.tsx';
import { useDeskTexts } from '../speaking.tsx';

/** What one needs to decide: the matter in the citizen's words, and what was last answered and found. */
export function CaseBrief({ matter }: { matter: CaseView }) {
  const { matter: said } = useDeskTexts();
  const events = useQuery(eventsQuery(matter.id)).data?.items ?? [];
  const told = ['replied', 'followed-up', 'rated', 'objected'];
  const last = told.flatMap((type) => events.findLast((event) => event.type === type) ?? []);
  return (
    <>
      <h3>{said.detail}</h3>
      <p className="said-words">{matter.detail}</p>
      {last.length > 0 && (
        <ol className="timeline">
          {last
            .toSorted((a, b) => b.seq - a.seq)
            .map((item) => (
              <HappenedItem key={item.seq} item={item} matter={matter} />
            ))}
        </ol>
      )}
    </>
  );
}
