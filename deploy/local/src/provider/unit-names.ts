import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const file = join(import.meta.dirname, '..', '..', 'sample', 'units.csv');

/** The sample's units by path; one without a name is called by its path. */
export function unitNames(): (unit: string) => string {
  const rows = parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[];
  const names = new Map(rows.map((row) => [row['path'], row['name_zh']]));
  return (unit) => names.get(unit) ?? unit;
}
