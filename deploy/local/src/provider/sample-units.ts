import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const file = join(import.meta.dirname, '..', '..', 'sample', 'units.csv');

export interface SampleUnit {
  readonly path: string;
  readonly name_zh: string;
  readonly name_en: string;
}

/** The sample's units in the order of its file: each after the one above it, partners last. */
export function sampleUnits(): SampleUnit[] {
  return parse(readFileSync(file), { columns: true, bom: true }) as SampleUnit[];
}
