import { bureauOf, type Directory, type Person } from '../../directory/directory.ts';
import { actingFor, chiefPost } from '../../directory/posts.ts';

/** What happens while a period is closed, and after. */
export type ClosingChange =
  | { readonly type: 'made-provisional' }
  | { readonly type: 'objected-to'; readonly objection: string; readonly unit: string }
  | {
      readonly type: 'decided';
      readonly objection: string;
      readonly unit: string;
      readonly filedBy: string;
      readonly decision: string;
      readonly toUnit: string | null;
    }
  /** The time for objections is over, and so many wait for a decision: until then nothing is frozen. */
  | { readonly type: 'left-undecided'; readonly objections: number }
  | { readonly type: 'frozen' }
  | { readonly type: 'revised'; readonly revision: number };

export interface ClosingNoticeRequest {
  readonly person: string;
  /** As what he or she is told: `unit#chief`, `unit#supervisor`. */
  readonly seat: string;
  /** The chief's post where nobody is there. */
  readonly passedUpFrom: string | null;
  /** How many objections it is about. */
  readonly items: number;
}

/**
 * Whom it speaks to: what counts for a unit, its chief; what waits for a decision, the supervisors, and when it has
 * waited too long the bureau's chief as well; a decision, who objected. One request a person, none to whoever did it.
 */
export function noticeRequestsOfClosing(
  change: ClosingChange,
  by: string | null,
  directory: Directory,
  at: number,
): ClosingNoticeRequest[] {
  const requests = addressees(change, directory, at);
  return requests.filter(
    ({ person }, index) => person !== by && requests.findIndex((each) => each.person === person) === index,
  );
}

function addressees(change: ClosingChange, directory: Directory, at: number): ClosingNoticeRequest[] {
  switch (change.type) {
    case 'made-provisional':
    case 'frozen':
    case 'revised':
      return [...chiefs(directory, scoredUnits(directory), at), ...supervisors(directory)];
    case 'objected-to':
      return supervisors(directory);
    case 'decided': {
      const filer = directory.people.get(change.filedBy);
      const units = change.toUnit === null ? [change.unit] : [change.unit, change.toUnit];
      return [...(filer ? [seated(filer)] : []), ...chiefs(directory, units, at)];
    }
    case 'left-undecided': {
      const bureau = bureauOf(directory);
      const told = [...supervisors(directory), ...(bureau ? chiefs(directory, [bureau.path], at) : [])];
      return told.map((request) => ({ ...request, items: change.objections }));
    }
  }
}

/** A room's figures are its station's to answer for, and nothing is counted for a partner. */
function scoredUnits(directory: Directory): string[] {
  return [...directory.units.values()]
    .filter(({ level }) => level !== 'room' && level !== 'partner')
    .map(({ path }) => path);
}

function chiefs(directory: Directory, units: readonly string[], at: number): ClosingNoticeRequest[] {
  return units.flatMap((unit) => {
    const post = chiefPost(unit);
    const acting = actingFor(directory, post, at);
    if (!acting) return [];
    const isThere = acting.post === post;
    return [{ person: acting.person, seat: acting.post, passedUpFrom: isThere ? null : post, items: 1 }];
  });
}

function supervisors(directory: Directory): ClosingNoticeRequest[] {
  return [...directory.people.values()].filter(({ role }) => role === 'supervisor').map(seated);
}

function seated({ id, unit, role }: Person): ClosingNoticeRequest {
  return { person: id, seat: `${unit}#${role}`, passedUpFrom: null, items: 1 };
}
