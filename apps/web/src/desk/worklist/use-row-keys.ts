import { useMemo, type RefObject } from 'react';
import { useSingleKeys } from '../keyboard/single-keys.ts';

/** j k move along the rows by the focus of their links, which one sees and hears; x, o and e do what the row's own controls do. */
export function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  useSingleKeys(
    useMemo(() => {
      const links = () => [...(table.current?.querySelectorAll<HTMLElement>('[data-case]') ?? [])];
      const row = () => document.activeElement?.closest('tbody tr') ?? null;
      const here = () => links().findIndex((link) => link.closest('tr') === row());
      const go = (to: number) => {
        const link = links()[Math.max(0, Math.min(to, links().length - 1))];
        link?.focus();
        link?.scrollIntoView({ block: 'nearest' });
      };
      const press = (what: string) => row()?.querySelector<HTMLElement>(what)?.click();
      return {
        j: () => go(here() + 1),
        k: () => go(here() < 0 ? 0 : here() - 1),
        x: () => press('input[type=checkbox]'),
        o: () => press('[data-case]'),
        e: () => press('td:last-child button'),
      };
    }, [table]),
  );
}
