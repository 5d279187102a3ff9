import { phoneKey } from '@fengqiao/contracts/http/fragments/phone';
import type { Reader } from '@fengqiao/domain/case/visibility/confidentiality';
import { worksOnCases } from '@fengqiao/domain/case/visibility/fields';
import { servesUnit, type Directory, type Role } from '@fengqiao/domain/directory/directory';

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

/** A condition of a case `c` as SQL, with its parameters. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const found = (condition: string) => `select case_id from case_search where ${condition}`;
const stands = (column: string, name: string) =>
  `position(plain_words(:${name}) in plain_words(${column})) > 0`;

/**
 * By number, ref, words, and where the reader sees the reporter by name or telephone number. `named` keeps its parameters
 * apart from those of another search in the same statement; those of `shownTo` are the reader's, and the same for all.
 */
export function matching(q: string, named = ''): SqlCondition {
  const [given, plain, start, whole] = ['q', 'plain', 'start', 'key'].map((name) => `${named}${name}`) as [
    ...[string, string, string, string],
  ];
  const text = q.normalize('NFKC').toLowerCase().trim();
  const asked = text.split(/\s+/).slice(0, mostWords);
  const word = (i: number) => `${named}word${i}`;
  const all = (each: (name: string) => string) => asked.map((_, i) => each(word(i))).join(' and ');
  const ways: Way[] = [
    {
      indexed: `select id from ledger_case where number = upper(:${plain}) or ref = :${given}`,
      exact: `c.number = upper(:${plain}) or c.ref = :${given}`,
    },
  ];
  // One character has no pair: every case would have to be read for it.
  if (asked.some((each) => [...each].length > 1))
    ways.push(
      {
        indexed: found(all((name) => `pairs @> word_pairs(:${name})`)),
        exact: all((name) => stands(words, name)),
      },
      {
        indexed: found(`reporter_pairs @> word_pairs(:${plain})`),
        exact: `${showsReporter} and ${stands('c.reporter_name', plain)}`,
      },
    );
  const key = phoneKey(q);
  if (key !== null)
    ways.push({
      indexed: found(`phone in (:${start}, :${given})`),
      exact: `${showsReporter} and ${phone(key, { given, start, whole })}`,
    });
  const candidates = ways.map(({ indexed }) => indexed).join(' union all ');
  const exactly = ways.map(({ exact }) => `(${exact})`).join(' or ');
  return {
    sql: `c.id in (${candidates}) and (${exactly})`,
    parameters: {
      ...{ [given]: q.trim(), [plain]: text, [whole]: key, [start]: key?.split(';')[0] },
      ...Object.fromEntries(asked.map((each, i) => [word(i), each])),
    },
  };
}

/** A number is found with and without its extension; with another it is another's. */
function phone(key: string, { given, start, whole }: Record<'given' | 'start' | 'whole', string>): string {
  const written = 'coalesce(c.reporter_phone_key, c.reporter_phone)';
  const starts = `split_part(${written}, ';', 1) in (:${start}, :${given})`;
  return key.includes(';') ? `${starts} and ${written} in (:${whole}, :${start}, :${given})` : starts;
}
