import type { Notice } from '../api/desk-client.ts';

/** So many of one case stand singly; more are joined under the newest. */
const singly = 2;

/** Notices in their order, those of a case that has many joined where its newest stands. */
export function joined<One extends Pick<Notice, 'about'>>(
  notices: readonly One[],
): readonly (readonly One[])[] {
  const groups = new Map<string | One, One[]>();
  const keyOf = (notice: One) => notice.about?.id ?? notice;
  for (const notice of notices) groups.set(keyOf(notice), [...(groups.get(keyOf(notice)) ?? []), notice]);
  const isMany = (notice: One) => (groups.get(keyOf(notice))?.length ?? 0) > singly;
  return notices.flatMap((notice) => {
    const group = groups.get(keyOf(notice)) ?? [];
    if (!isMany(notice)) return [[notice]];
    return group[0] === notice ? [group] : [];
  });
}
