import { useQuery } from '@tanstack/react-query';
import type { CaseSummary } from '../api/desk-client.ts';
import { meQuery } from '../api/queries.ts';
import { useNames } from '../parts/names.ts';
import { useDeskTexts } from '../speaking.tsx';

/** Said wherever one acts in a chief's place. */
export function StandInNote({ matter }: { matter: Pick<CaseSummary, 'owner'> }) {
  const texts = useDeskTexts();
  const me = useQuery(meQuery).data;
  const names = useNames();
  const { owner } = matter;
  if (!owner.standIn || !me?.id || owner.person !== me.id) return null;
  return <p className="box box-warn">{texts.matter.asStandIn(names.unit(owner.unit))}</p>;
}
