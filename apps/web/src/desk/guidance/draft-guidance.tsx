import { useQuery } from '@tanstack/react-query';
import { textOf } from '../acts/control-props.ts';
import type { Values } from '../acts/form-values.ts';
import { categoriesQuery } from '../api/queries.ts';
import { useDeskTexts } from '../speaking.tsx';
import { draftGuidanceQuery } from './guidance-queries.ts';
import { ReplyGuidance } from './reply-guidance.tsx';

/** Guidance for a matter that is solved while it is written down; it is there once its category is chosen. */
export function DraftGuidance({
  values,
  unit,
  onUse,
}: {
  values: Values;
  /** Who handles it where the matter names no unit. */
  unit: string | null;
  onUse: (text: string) => void;
}) {
  const { guidance } = useDeskTexts();
  const slug = textOf(values['category']);
  const chosen = useQuery(categoriesQuery).data?.categories.find((each) => each.slug === slug);
  const ledger = chosen?.ledgers.find((each) => each === values['ledger']);
  const handling = textOf(values['unit']) || unit;
  const query = useQuery({
    ...draftGuidanceQuery({
      category: slug,
      ledger: ledger ?? 'claim',
      ...(handling && { unit: handling }),
    }),
    enabled: ledger !== undefined,
  });
  if (ledger === undefined) return <p className="quiet">{guidance.chooseFirst}</p>;
  return <ReplyGuidance query={query} onUse={onUse} />;
}
