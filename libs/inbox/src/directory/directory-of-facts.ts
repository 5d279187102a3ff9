import {
  buildDirectory,
  type Directory,
  type Posting,
  type Role,
  type Term,
} from '@fengqiao/domain/directory/directory';
import type { Unit } from '@fengqiao/domain/directory/unit';
import { subjectKey } from '@fengqiao/identity/subject-key';
import type { DirectoryFactRow } from '@fengqiao/postgres/entities/directory-fact.entity';

type Fact = Pick<
  DirectoryFactRow,
  'aggregateId' | 'seq' | 'kind' | 'person' | 'subject' | 'role' | 'unit' | 'post' | 'since' | 'until'
>;

/**
 * The directory as intake's events tell it: of a holding, a stand-in and an absence the newest event holds; those of a
 * person are where he or she sat, one after the other. Facts come in the order of aggregate and `seq`.
 */
export function directoryOf(units: readonly Unit[], facts: readonly Fact[]): Directory {
  const newest = new Map<string, Fact>();
  const postings: Posting[] = [];
  const lastOf = new Map<string, number>();
  const subjects = new Map<string, string>();
  for (const fact of facts) {
    newest.set(fact.aggregateId, fact);
    if (fact.kind !== 'person') continue;
    const since = fact.since?.getTime() ?? null;
    const index = lastOf.get(fact.person) ?? -1;
    const before = postings[index];
    if (before) postings[index] = { ...before, until: since };
    lastOf.set(fact.person, postings.length);
    subjects.set(fact.person, fact.subject ?? subjectKey(fact.person));
    postings.push({
      person: fact.person,
      role: fact.role as Role,
      unit: fact.unit ?? '',
      since,
      until: null,
    });
  }
  const seated = [...lastOf.values()].flatMap((index) => postings[index] ?? []);
  const current = [...newest.values()];
  const of = (kind: string) => current.filter((fact) => fact.kind === kind);
  const seats = (kind: string) =>
    of(kind).map((fact) => ({
      ...termOf(fact),
      unit: fact.unit ?? '',
      post: fact.post ?? '',
      person: fact.person,
    }));
  return buildDirectory(
    units,
    seated.map(({ person, role, unit }) => ({ id: person, subject: subjects.get(person), role, unit })),
    seats('post'),
    {
      postings,
      standIns: seats('stand-in'),
      absences: of('absence').map((fact) => ({ ...termOf(fact), person: fact.person })),
    },
  );
}

function termOf({ since, until }: Fact): Term {
  return { since: since?.getTime() ?? null, until: until?.getTime() ?? null };
}
