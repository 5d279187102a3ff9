import { refuse, type Refusal } from '../refusal.ts';

/** 单位: a node of the organisation tree. Its `path` names its ancestors: `shifan.dongcheng.linjiang`. */
export type UnitLevel = 'bureau' | 'branch' | 'division' | 'station' | 'room' | 'partner';

export const unitLevels: readonly UnitLevel[] = [
  'bureau',
  'branch',
  'division',
  'station',
  'room',
  'partner',
];

export interface Unit {
  readonly path: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: UnitLevel;
  /** Path of the unit directly above; null for the bureau and for partner units, which stand beside it. */
  readonly parent: string | null;
}

export function isAtOrBelow(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}

/** Every path above `path`, nearest first: `a.b.c` → `a.b`, `a`. */
export function pathsAbove(path: string): string[] {
  const steps = path.split('.');
  return steps.slice(1).map((_, i) => steps.slice(0, steps.length - 1 - i).join('.'));
}

/**
 * Where a new unit stands: the unit its path lies below, or beside the tree for a bureau and partners. Refused:
 * `unknown-unit`, when nothing is there that it could stand under.
 */
export function placeOfUnit(
  { units }: { readonly units: ReadonlyMap<string, Unit> },
  path: string,
  level: string,
): { parent: string | null } | Refusal {
  if (level === 'bureau' || level === 'partner') return { parent: null };
  const [above] = pathsAbove(path);
  return above !== undefined && units.has(above) ? { parent: above } : refuse('unknown-unit', 'path');
}
