// Stryker's test runner for the clock: its specs, quick ones first, until one of them fails.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { testsOf } from './spec-run.mjs';

/** Properties on random calendars and the like: they meet only what the others have left alive. */
const thorough = /properties|hostile|what-if|civil-date|bureau-hours/;

class ClockRunner {
  #specs = [];
  /** Where instrumented code looks for the active mutant and leaves what it has seen. */
  #stryker = (globalThis.__stryker__ ??= {});

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const folder = join(process.cwd(), 'libs/domain/src/clock');
    const specs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.spec.ts'),
    );
    this.#specs = [
      ...specs.filter((name) => !thorough.test(name)),
      ...specs.filter((name) => thorough.test(name)),
    ].map((name) => join(folder, name));
  }

  async dryRun() {
    this.#stryker.mutantCoverage = { static: {}, perTest: {} };
    const tests = await this.#run(() => true, false);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const wanted = testFilter && new Set(testFilter);
    this.#stryker.activeMutant = activeMutant.id;
    this.#stryker.hitLimit = hitLimit;
    this.#stryker.hitCount = hitLimit === undefined ? undefined : 0;
    try {
      const tests = await this.#run((id) => !wanted || wanted.has(id), !disableBail, activeMutant.id);
      const looped = determineHitLimitReached(this.#stryker.hitCount, hitLimit);
      return toMutantRunResult(looped ?? { status: DryRunStatus.Complete, tests }, disableBail);
    } catch (error) {
      // What throws while the specs are being read is noticed as surely as by a failing test.
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
    } finally {
      this.#stryker.activeMutant = undefined;
    }
  }

  async #run(isWanted, stopsAtFailure, mutant) {
    const results = [];
    for (const { id, name, fileName, run } of testsOf(this.#specs, mutant)) {
      if (!isWanted(id)) continue;
      this.#stryker.currentTestId = id;
      const begun = performance.now();
      const result = { id, name, fileName, status: TestStatus.Success };
      try {
        await run();
      } catch (error) {
        result.status = TestStatus.Failed;
        result.failureMessage = String(error?.message ?? error);
      }
      this.#stryker.currentTestId = undefined;
      results.push({ ...result, timeSpentMs: performance.now() - begun });
      if (stopsAtFailure && result.status === TestStatus.Failed) break;
    }
    return results;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'clock', ClockRunner)];
