import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { isRandomUuid, seal, unseal } from './sealed-secret.ts';

it('a sealed secret opens under its key alone, and is never the same twice', () => {
  const [key, other] = [randomUUID(), randomUUID()];
  const sealed = seal('JHJBVT3FKZ', key);
  expect(unseal(sealed, key)).toBe('JHJBVT3FKZ');
  expect(() => unseal(sealed, other)).toThrow();
  expect(seal('JHJBVT3FKZ', key).equals(sealed)).toBe(false);
  sealed.writeUInt8((sealed.at(-1) ?? 0) ^ 1, sealed.length - 1);
  expect(() => unseal(sealed, key)).toThrow();
});

it.each([
  ['5f0c8a6e-1d2b-4c3a-9e4f-7a6b5c4d3e2f', true],
  ['5F0C8A6E-1D2B-4C3A-BE4F-7A6B5C4D3E2F', true],
  // By time, by name, of no variant; with more about it; no UUID.
  ['0193a5b2-7c1d-7e2f-8a3b-4c5d6e7f8a9b', false],
  ['5f0c8a6e-1d2b-1c3a-9e4f-7a6b5c4d3e2f', false],
  ['5f0c8a6e-1d2b-4c3a-ce4f-7a6b5c4d3e2f', false],
  ['5f0c8a6e-1d2b-4c3a-9e4f-7a6b5c4d3e2f ', false],
  ['1', false],
])('%j is a random UUID: %s', (key, is) => expect(isRandomUuid(key)).toBe(is));
