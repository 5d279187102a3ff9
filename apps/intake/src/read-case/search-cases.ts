import { phoneKey } from '@fengqiao/contracts/http/fragments/phone';
import type { Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import { worksOnCases } from '@fengqiao/domain/case/visibility/fields';
import { servesUnit, type Directory, type Role } from '@fengqiao/domain/directory/directory';
import type { SelectQueryBuilder } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';

/** Words looked for at once. */
const mostWords = 8;

/**
 * Whether a case `c` that the reader may see shows its reporter: `canSeeReporter` of the domain as SQL (a test holds the
 * two together). What is not shown is not found by: whoever looks for a name or number learns nothing of other cases.
 */
export const showsReporter = `(case when c.confidential
   then (c.state -> 'confidentiality' ->> 'receivingUnit') = any(:served::text[])
   else c.handler = :person or exists (
     select from unnest(:workSeats::text[]) seat
     where c.owner_unit = seat or starts_with(c.owner_unit, seat || '.')
        or c.handling_unit = seat or starts_with(c.handling_unit, seat || '.')) end)`;

export function shownTo({ id, seated }: Reader, directory: Directory) {
  const as = (roles: readonly Role[]) =>
    seated.filter(({ role }) => role !== null && roles.includes(role)).map(({ unit }) => unit);
  const desks = as(['desk']);
  return {
    person: id ?? '',
    workSeats: as(worksOnCases),
    served: [...directory.units.keys()].filter((unit) =>
      desks.some((seat) => servesUnit(directory, seat, unit)),
    ),
  };
}

const words = 'case_words(c.summary, c.detail, c.place)';

/** Cases an index names, among which the exact condition then chooses. */
interface Way {
  readonly indexed: string;
  readonly exact: string;
}

const found = (condition: string) => `select case_id from case_search where ${condition}`;
const stands = (column: string, name: string) =>
  `position(plain_words(:${name}) in plain_words(${column})) > 0`;

/** By number, ref, words, and where the reader sees the reporter by name or telephone number. */
export function matching(
  query: SelectQueryBuilder<CaseRow>,
  q: string,
  reader: Reader,
  directory: Directory,
): SelectQueryBuilder<CaseRow> {
  const plain = q.normalize('NFKC').toLowerCase().trim();
  const asked = plain.split(/\s+/).slice(0, mostWords);
  const all = (each: (name: string) => string) => asked.map((_, i) => each(`word${i}`)).join(' and ');
  const ways: Way[] = [
    {
      indexed: 'select id from ledger_case where number = upper(:plain) or ref = :q',
      exact: 'c.number = upper(:plain) or c.ref = :q',
    },
  ];
  // One character has no pair: every case would have to be read for it.
  if (asked.some((word) => [...word].length > 1))
    ways.push(
      {
        indexed: found(all((name) => `pairs @> word_pairs(:${name})`)),
        exact: all((name) => stands(words, name)),
      },
      {
        indexed: found('reporter_pairs @> word_pairs(:plain)'),
        exact: `${showsReporter} and ${stands('c.reporter_name', 'plain')}`,
      },
    );
  const key = phoneKey(q);
  if (key !== null)
    ways.push({ indexed: found('phone in (:start, :q)'), exact: `${showsReporter} and ${phone(key)}` });
  return query
    .andWhere(`c.id in (${ways.map(({ indexed }) => indexed).join(' union all ')})`)
    .andWhere(`(${ways.map(({ exact }) => `(${exact})`).join(' or ')})`)
    .setParameters({ q: q.trim(), plain, key, start: key?.split(';')[0] })
    .setParameters(Object.fromEntries(asked.map((word, i) => [`word${i}`, word])))
    .setParameters(shownTo(reader, directory));
}

/** A number is found with and without its extension; with another it is another's. */
function phone(key: string): string {
  const written = 'coalesce(c.reporter_phone_key, c.reporter_phone)';
  const starts = `split_part(${written}, ';', 1) in (:start, :q)`;
  return key.includes(';') ? `${starts} and ${written} in (:key, :start, :q)` : starts;
}
