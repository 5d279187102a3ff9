import { bureauOf, type Directory } from '../../directory/directory.ts';
import { holderOf, standInFor, unitOfPost } from '../../directory/posts.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import { lastResortOf, type CasePolicy } from './policy.ts';

/**
 * Whether some post of the last resort is there and somebody holds it or stands in for it, outside both the bureau and
 * the inspection group: else a case about both would have nobody (domain text, Complaints are different). A directory
 * without a bureau takes no cases and needs none.
 */
export function hasLastResort(policy: CasePolicy, directory: Directory, now: number): boolean {
  const bureau = bureauOf(directory);
  if (!bureau) return true;
  return lastResortOf(policy).some((post) => {
    const unit = unitOfPost(post);
    const isOutside = !isAtOrBelow(unit, bureau.path) && !isAtOrBelow(unit, policy.inspectionUnit);
    const isHeld = holderOf(directory, post, now) ?? standInFor(directory, post, now);
    return isOutside && directory.units.has(unit) && isHeld !== null;
  });
}
