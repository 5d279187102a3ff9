import { bureauOf, holdsAt, unitsAbove, type Directory } from './directory.ts';
import type { Unit } from './unit.ts';

/** 责任领导: a post is named by its unit and seat, `shifan.dongcheng#chief`; people come and go, the post answers. */
export type PostRef = string;

export function chiefPost(unitPath: string): PostRef {
  return `${unitPath}#chief`;
}

export function unitOfPost(post: PostRef): string {
  return post.slice(0, post.lastIndexOf('#'));
}

/** Divisions stand directly under the bureau and own as a branch does; a partner unit owns only by policy. */
function canOwn(unit: Unit): boolean {
  return unit.level !== 'room';
}

/** The chief's post of the nearest station, branch, division or bureau at or above the proposed unit. */
export function ownerPostFor(directory: Directory, proposedUnit: string): PostRef | null {
  const unit = directory.units.get(proposedUnit);
  if (!unit) return null;
  const owner = [unit, ...unitsAbove(directory, proposedUnit)].find(canOwn);
  return owner ? chiefPost(owner.path) : null;
}

export interface Acting {
  /** Person id. */
  readonly person: string;
  /** The post he or she really holds: the one asked for, or the nearest above that has a holder. */
  readonly post: PostRef;
  /** True when the holder of another post acts; recorded as such (亲自抓 counts only the others). */
  readonly standIn: boolean;
}

export function holderOf(directory: Directory, post: PostRef, at: number): string | null {
  const seat = post.slice(post.lastIndexOf('#') + 1);
  const holdings = directory.holdings.get(unitOfPost(post)) ?? [];
  return holdings.find((holding) => holding.post === seat && holdsAt(holding, at))?.person ?? null;
}

/**
 * Who acts for a post at a moment. Where it is vacant (or its holder is barred from this case, `mayAct`) the
 * nearest holder above acts; null when nobody up to the top can, and the caller turns to the fallback post.
 */
export function actingFor(
  directory: Directory,
  post: PostRef,
  at: number,
  mayAct: (person: string, unit: string) => boolean = () => true,
): Acting | null {
  const unit = unitOfPost(post);
  for (const candidate of [unit, ...unitsAbove(directory, unit).map((above) => above.path)]) {
    const held = chiefPost(candidate);
    const person = holderOf(directory, held, at);
    if (person !== null && mayAct(person, candidate)) return { person, post: held, standIn: held !== post };
  }
  return null;
}

/** The post `levels` above; stops at the top. A partner unit has none above, so its own post comes back. */
export function postAbove(directory: Directory, post: PostRef, levels: number): PostRef {
  const above = unitsAbove(directory, unitOfPost(post)).filter(canOwn);
  const target = above[Math.min(levels, above.length) - 1];
  return target && levels > 0 ? chiefPost(target.path) : post;
}

/** How many levels stand between a post and the top of its own tree. */
export function levelsAbove(directory: Directory, post: PostRef): number {
  return unitsAbove(directory, unitOfPost(post)).filter(canOwn).length;
}

/** The bureau chief's post: the fallback when a ladder finds nobody (policy data may name another). */
export function bureauPost(directory: Directory): PostRef | null {
  const bureau = bureauOf(directory);
  return bureau ? chiefPost(bureau.path) : null;
}
