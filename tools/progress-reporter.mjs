import { performance } from 'node:perf_hooks';
import { relative } from 'node:path';

const every = 15_000;
const slowestShown = 10;

/**
 * Says while the specs run what they are at, since the longest come first and minutes may pass between two lines, and at
 * the end how long the whole took and which specs took longest.
 */
export default class ProgressReporter {
  #rootDir;
  #running = new Map();
  #taken = [];
  #timer = null;

  constructor({ rootDir }) {
    this.#rootDir = rootDir;
  }

  onRunStart({ numTotalTestSuites: suites }) {
    if (suites < slowestShown) return;
    console.error(`${suites} specs, the longest first`);
    this.#timer = setInterval(() => this.#tell(suites), every);
    this.#timer.unref();
  }

  onTestFileStart({ path }) {
    this.#running.set(path, performance.now());
  }

  onTestFileResult({ path }, { cpuSeconds = 0 }) {
    this.#taken.push({ path, seconds: this.#secondsOf(path), cpuSeconds });
    this.#running.delete(path);
  }

  onRunComplete() {
    clearInterval(this.#timer);
    if (this.#timer === null) return;
    const slowest = this.#taken.sort((a, b) => b.seconds - a.seconds).slice(0, slowestShown);
    console.error(`the ${slowest.length} slowest specs, and what they and their processes computed:`);
    for (const { path, seconds, cpuSeconds } of slowest)
      console.error(
        `${seconds.toFixed(1).padStart(7)} s  ${cpuSeconds.toFixed(1).padStart(6)} s  ${this.#name(path)}`,
      );
  }

  #tell(suites) {
    const now = [...this.#running.keys()].map(
      (path) => `${this.#name(path)} (${Math.round(this.#secondsOf(path))} s)`,
    );
    console.error(`${this.#taken.length} of ${suites} specs done; running: ${now.join(', ')}`);
  }

  #secondsOf(path) {
    return (performance.now() - this.#running.get(path)) / 1000;
  }

  #name(path) {
    return relative(this.#rootDir, path);
  }
}
