import { cutToPage, type RowsOfPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { PublicLedgerQuery } from '@fengqiao/contracts/http/intake/public-ledger';
import type { Quarter } from '@fengqiao/domain/case/disclosure/quarter';
import type { EntityManager } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';

/** Words looked for at once. */
const mostWords = 8;

/**
 * A page of what is published, last closed first. Stage and confidentiality are asked for beside the moment, which a
 * release that knows nothing of it leaves as it was.
 */
export async function publishedCases(
  manager: EntityManager,
  { ledger, unit, q, limit, cursor }: PublicLedgerQuery,
  quarter: Quarter | null,
): Promise<RowsOfPage<CaseRow>> {
  const query = manager
    .createQueryBuilder(CaseRow, 'c')
    .where(`c.published_at is not null and c.stage = 'closed' and not c.confidential`);
  if (ledger) query.andWhere('c.ledger = :ledger', { ledger });
  if (unit) query.andWhere('(c.unit = :unit or starts_with(c.unit, :below))', { unit, below: `${unit}.` });
  if (quarter)
    query.andWhere('c.published_at >= :from and c.published_at < :to', {
      from: new Date(quarter.from),
      to: new Date(quarter.to),
    });
  if (q !== undefined) {
    const { where, parameters } = matching(q);
    query.andWhere(where, parameters);
  }
  if (cursor) {
    const [at, id] = cursor.split('~');
    query.andWhere('(c.published_at, c.id) < (:at, :id)', { at: new Date(Number(at)), id });
  }
  const rows = await query
    .orderBy('c.published_at', 'DESC')
    .addOrderBy('c.id', 'DESC')
    .take(limit + 1)
    .getMany();
  return cutToPage(rows, limit, ({ publishedAt, id }) => `${publishedAt?.getTime() ?? 0}~${id}`);
}

/** By the number, or by words of the summary: two characters that stand together, as the worklist finds them. */
function matching(q: string) {
  const plain = q.normalize('NFKC').toLowerCase().trim();
  const asked = plain
    .split(/\s+/)
    .filter((word) => [...word].length > 1)
    .slice(0, mostWords);
  const all = asked.map(
    (_, i) =>
      `word_pairs(c.public_summary) @> word_pairs(:word${i}) and position(:word${i} in plain_words(c.public_summary)) > 0`,
  );
  const words = all.length > 0 ? [`(${all.join(' and ')})`] : [];
  return {
    where: `(${['c.number = upper(:plain)', ...words].join(' or ')})`,
    parameters: { plain, ...Object.fromEntries(asked.map((word, i) => [`word${i}`, word])) },
  };
}
