import { useNames } from '../parts/names.ts';
import { useDeskTexts } from '../speaking.tsx';

/** What `category.noise` and the like are called. */
export function useAboutName(): (about: string) => string {
  const { guidance, words } = useDeskTexts();
  const names = useNames();
  const ledgers: Readonly<Record<string, { readonly name: string }>> = words.ledgers;
  return (about) => {
    const [kind, ...rest] = about.split('.');
    const name = rest.join('.');
    if (kind === 'ledger') return ledgers[name]?.name ?? name;
    if (kind === 'category') return names.category(name);
    return kind === 'unit' ? names.unit(name) : guidance.general;
  };
}
