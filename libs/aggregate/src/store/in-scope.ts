import { seesWholeBureau } from '@fengqiao/domain/directory/directory';
import type { Reader } from '@fengqiao/domain/aggregate/reader';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Rows whose unit (a column's SQL) is at or below where the reader sits; all of them for whoever sees the whole bureau. */
export function inScope<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  unit: string,
  reader: Reader,
): SelectQueryBuilder<Row> {
  if (seesWholeBureau(reader)) return query;
  return query.andWhere(
    `exists (select from unnest(:seats::text[]) seat
             where ${unit} = seat or starts_with(${unit}, seat || '.'))`,
    { seats: [...reader.seats] },
  );
}
