import { bureauOf, holdsAt, isAbsent, unitsAbove, type Directory, type StandIn } from './directory.ts';
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

export function seatOfPost(post: PostRef): string {
  return post.slice(post.lastIndexOf('#') + 1);
}

export interface Acting {
  /** Person id. */
  readonly person: string;
  /** The post whose holder acts, or is stood in for: the one asked for, or the nearest above where somebody is there. */
  readonly post: PostRef;
  /** True when anybody but the holder of the post asked for acts; recorded as such (亲自抓 counts only the others). */
  readonly standIn: boolean;
}

export function holderOf(directory: Directory, post: PostRef, at: number): string | null {
  const seat = seatOfPost(post);
  const holdings = directory.holdings.get(unitOfPost(post)) ?? [];
  return holdings.find((holding) => holding.post === seat && holdsAt(holding, at))?.person ?? null;
}

export function standInFor(directory: Directory, post: PostRef, at: number): StandIn | null {
  const seat = seatOfPost(post);
  const standIns = directory.standIns.get(unitOfPost(post)) ?? [];
  return standIns.find((standIn) => standIn.post === seat && holdsAt(standIn, at)) ?? null;
}

/**
 * Who is there for a post itself at a moment: whoever was set to stand in, else its holder. Setting a stand-in says
 * that the holder is away, whether or not an absence is on record besides; a stand-in who is away is none.
 */
export function presentFor(directory: Directory, post: PostRef, at: number): Acting | null {
  const standIn = standInFor(directory, post, at);
  const person = standIn?.person ?? holderOf(directory, post, at);
  if (person === null || isAbsent(directory, person, at)) return null;
  return { person, post, standIn: standIn !== null };
}

/**
 * Who acts for a post at a moment. Where it is vacant, its holder away without a stand-in, or whoever is there barred
 * from this case (`mayAct`), the nearest chief above acts; null when nobody up to the top can, and the caller turns to
 * the fallback post.
 */
export function actingFor(
  directory: Directory,
  post: PostRef,
  at: number,
  mayAct: (person: string, unit: string) => boolean = () => true,
): Acting | null {
  const unit = unitOfPost(post);
  const above = unitsAbove(directory, unit).map(({ path }) => chiefPost(path));
  // A deputy's or another post of a unit is answered for by its chief first.
  const own = post === chiefPost(unit) ? [post] : [post, chiefPost(unit)];
  for (const candidate of [...own, ...above]) {
    const present = presentFor(directory, candidate, at);
    if (present && mayAct(present.person, unitOfPost(candidate)))
      return { ...present, standIn: present.standIn || candidate !== post };
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
