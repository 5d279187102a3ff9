// Preloaded by a process that runs specs: Node reads TypeScript, and finds Jest's globals where specs import them from.
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformSync } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

// Threads of a process inherit what it preloads; those of Temporal's workers read a bundle and no TypeScript.
if (isMainThread) {
  // Node 20 has hooks only in a thread of their own; Node 26 warns of those.
  if (module.registerHooks) module.registerHooks({ resolve, load });
  else module.register(import.meta.url);
}

export function resolve(specifier, context, next) {
  return specifier === '@jest/globals'
    ? { url: new URL('./jest-globals.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
}

export function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
