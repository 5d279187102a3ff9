import { existsSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { waitingSpecs } from './waiting-specs.mjs';

it.each(waitingSpecs)('%s is there', (path) => {
  expect(existsSync(new URL(`../${path}`, import.meta.url))).toBe(true);
});
