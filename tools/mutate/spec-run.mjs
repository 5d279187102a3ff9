// Runs specs without Jest: what a mutant costs under Jest is mostly Jest. Every run reads all modules anew, so that no
// cache filled by one mutant is seen by the next.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import vm from 'node:vm';
import { transformSync } from '@swc/core';
import { expect } from 'expect';
import fc from 'fast-check';

// A mutant is dead at the first counterexample; looking for the smallest one would take most of the time.
fc.configureGlobal({ endOnFailure: true });

const require = createRequire(import.meta.url);
const transpiled = new Map();
const untouched = new Map();

/**
 * The tests of some spec files, in the order given: `{ id, name, fileName, run }` each. With a mutant, the switches of all others are
 * taken out of the code, and the counting of coverage too: both together cost many times what the code does.
 */
export function testsOf(files, mutant) {
  const tests = [];
  let fileName;
  const globals = jestGlobals((test) => {
    const twins = tests.filter(({ name }) => name === test.name).length;
    tests.push({ ...test, id: twins === 0 ? test.name : `${test.name} (${twins + 1})`, fileName });
  });
  const modules = new Map();
  const load = (file) => {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const requireFrom = (name) => {
      if (name === '@jest/globals') return globals;
      return name.startsWith('.') ? load(join(dirname(file), name)) : require(name);
    };
    scriptOf(file, mutant).runInThisContext()(requireFrom, module, module.exports);
    return module.exports;
  };
  for (fileName of files) load(fileName);
  return tests;
}

function scriptOf(file, mutant) {
  const code = codeOf(file);
  if (mutant === undefined) return script(file, code);
  if (code.includes(`stryMutAct_9fa48("${mutant}")`)) return script(file, withOnly(code, mutant));
  let kept = untouched.get(file);
  if (!kept) untouched.set(file, (kept = script(file, withOnly(code))));
  return kept;
}

function withOnly(code, mutant) {
  return code
    .replace(/stryMutAct_9fa48\("(\d+)"\)/g, (call, id) => (id === mutant ? call : 'false'))
    .replace(/stryCov_9fa48\("[\d", ]*\)/g, '0');
}

function script(filename, code) {
  return new vm.Script(`(function (require, module, exports) {${code}\n})`, { filename });
}

function codeOf(file) {
  let code = transpiled.get(file);
  if (code === undefined) {
    if (!existsSync(file)) throw new Error(`no such module: ${file}`);
    const { code: made } = transformSync(readFileSync(file, 'utf8'), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
      module: { type: 'commonjs' },
    });
    transpiled.set(file, (code = made));
  }
  return code;
}

/** As much of Jest as the clock's specs use; anything else fails aloud. */
function jestGlobals(add) {
  let path = [];
  const describe = (title, body) => {
    path.push(title);
    body();
    path.pop();
  };
  const it = (title, run) => add({ name: [...path, title].join(' '), run });
  it.each = (table) => (title, run) => {
    for (const row of table) {
      const values = Array.isArray(row) ? row : [row];
      const used = title.match(/%[a-z]/g)?.length ?? 0;
      it(format(title, ...values.slice(0, used)), () => run(...values));
    }
  };
  return { describe, it, expect };
}
