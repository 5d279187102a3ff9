import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const folder = fileURLToPath(new URL('../../../../deploy/local/sample/', import.meta.url));

export function sampleFile(name: string): string {
  return readFileSync(`${folder}${name}`, 'utf8');
}

export function sampleRows(name: string): Record<string, string>[] {
  return parse(sampleFile(name), { columns: true, bom: true });
}

/** A row of the sample's people, as a token speaks of one. */
export function samplePerson(id: string): { sub: string; roles: string[]; unit: string } {
  const person = sampleRows('people.csv').find((row) => row['id'] === id);
  if (!person) throw new Error(`the sample has no person ${id}`);
  return { sub: id, roles: [person['role'] ?? ''], unit: person['unit'] ?? '' };
}
