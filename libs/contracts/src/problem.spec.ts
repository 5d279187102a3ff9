import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { messageOf } from './problem.ts';

const domain = fileURLToPath(new URL('../../domain/src/', import.meta.url));

/** Every code the domain refuses with, found where it does. */
const codes = new Set(
  readdirSync(domain, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.spec.') && !file.includes('.scenario.'))
    .flatMap((file) => [...readFileSync(`${domain}${file}`, 'utf8').matchAll(/refuse\(\s*'([a-z-]+)'/g)])
    .map(([, code]) => code ?? ''),
);

describe('a refusal of the domain', () => {
  it('is found where it is made', () => {
    expect(codes.size).toBeGreaterThan(20);
  });

  it.each([...codes])('%s has words in both languages', (code) => {
    expect(messageOf(code, 'zh-CN')).toMatch(/\p{Script=Han}/u);
    expect(messageOf(code, 'en')).toMatch(/^[\x20-\x7e]+$/);
    expect(messageOf(code, 'en')).not.toBe(code);
  });
});
