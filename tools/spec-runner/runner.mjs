import { fileURLToPath } from 'node:url';
import { Worker } from 'jest-worker';
import { waitingSpecs } from '../waiting-specs.mjs';

/**
 * Runs specs in plain Node processes, as many as Jest's workers, and one more for those that wait. Jest's own runner
 * gives each file a virtual machine of its own and reads every module anew in it: with NestJS, TypeORM and Temporal that
 * took a third of the whole run.
 */
export default class SpecRunner {
  #globalConfig;

  constructor(globalConfig) {
    this.#globalConfig = globalConfig;
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const processes = this.#start(tests);
    const isWaiting = ({ path }) => waitingSpecs.some((each) => path.endsWith(each));
    const takeTurns = async (queue) => {
      for (const test of queue) {
        if (watcher.isInterrupted()) return;
        await onStart(test);
        await processes.run(test.path).then(
          (result) => onResult(test, result),
          (error) => onFailure(test, error),
        );
      }
    };
    const working = tests.filter((test) => !isWaiting(test)).values();
    const lanes = Array.from({ length: this.#globalConfig.maxWorkers }, () => takeTurns(working));
    await Promise.all([...lanes, takeTurns(tests.filter(isWaiting).values())]);
    await processes.end();
  }

  #start([first]) {
    const { maxWorkers, testNamePattern, testTimeout } = this.#globalConfig;
    const { config } = first.context;
    const settings = {
      testNamePattern,
      testTimeout: testTimeout ?? config.testTimeout,
      projectConfig: { rootDir: config.rootDir, testMatch: config.testMatch },
      globalConfig: { noStackTrace: this.#globalConfig.noStackTrace },
    };
    const preload = new URL('./typescript.mjs', import.meta.url).href;
    const conditions = config.testEnvironmentOptions.customExportConditions;
    const processes = new Worker(fileURLToPath(new URL('./spec-process.mjs', import.meta.url)), {
      exposedMethods: ['run'],
      setupArgs: [settings],
      numWorkers: maxWorkers + 1,
      // A file during which the process died has failed; it does not get another try.
      maxRetries: 0,
      forkOptions: {
        execArgv: [
          '--enable-source-maps',
          // Threads that collect garbage beside take the other process's core; a wider nursery is collected less often
          // (record 108).
          '--single-threaded-gc',
          '--max-semi-space-size=64',
          `--import=${preload}`,
          ...conditions.map((condition) => `--conditions=${condition}`),
        ],
      },
    });
    processes.getStdout().pipe(process.stdout);
    processes.getStderr().pipe(process.stderr);
    return processes;
  }
}
