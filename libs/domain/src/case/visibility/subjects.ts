import { seatsOf, servesUnit } from '../../directory/directory.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Confidentiality, Subjects } from '../case.ts';

/** By what it is judged where somebody sits, and whose post is whose. */
export interface DirectoryAt {
  readonly directory: Directory;
  readonly now: number;
}

export const noSubjects: Subjects = { subjectUnits: [], subjectPersons: [] };

export function namesAnybody({ subjectUnits, subjectPersons }: Subjects): boolean {
  return subjectUnits.length > 0 || subjectPersons.length > 0;
}

/** Subjects only ever come to more: two cases that are one are about everybody that either is about. */
export function united(a: Subjects, b: Subjects): Subjects {
  return {
    subjectUnits: [...new Set([...a.subjectUnits, ...b.subjectUnits])],
    subjectPersons: [...new Set([...a.subjectPersons, ...b.subjectPersons])],
  };
}

/** Every unit that is named, and every one where somebody who is named sits: each may be taken on by whom policy says. */
export function unitsConcerned(subjects: Subjects, at: DirectoryAt): string[] {
  return [...new Set([...subjects.subjectUnits, ...seatsOfNamed(subjects, at)])];
}

function seatsOfNamed({ subjectPersons }: Subjects, { directory, now }: DirectoryAt): string[] {
  return subjectPersons.flatMap((person) => seatsOf(directory, person, now));
}

/** No seat of a named person handles or owns it; a room is its station's. */
export function isSeatOfNamed(subjects: Subjects, unit: string, at: DirectoryAt): boolean {
  return seatsOfNamed(subjects, at).some((seat) => servesUnit(at.directory, seat, unit));
}

/** One unit at most, and no words: how releases before this one wrote it. */
interface OneSubject {
  readonly subjectUnit?: string | null;
}

/** Who must not know, as it is written today, whatever release wrote it. */
export function readConfidentiality(
  written: (Confidentiality & OneSubject) | (OneSubject & Partial<Confidentiality>) | null,
): Confidentiality | null {
  if (!written) return null;
  const { subjectUnit = null, subjectPersons = [], receivingUnit = '', inWords = false } = written;
  const subjectUnits = written.subjectUnits ?? (subjectUnit === null ? [] : [subjectUnit]);
  return { subjectUnits, subjectPersons, inWords, receivingUnit };
}
