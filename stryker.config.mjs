/** Mutation testing of the clock; run by `npm run mutate` (tools/mutate.mjs). */
export default {
  mutate: ['libs/domain/src/clock/**/*.ts', '!**/*.spec.ts', '!**/*.scenario.ts'],
  plugins: ['./tools/mutate/clock-runner.mjs'],
  testRunner: 'clock',
  coverageAnalysis: 'perTest',
  // A run takes up what the one before it left: only what has changed since is tested again.
  incremental: true,
  incrementalFile: '.stryker/mutants.json',
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ['dist', '.fengqiao', '.nx', 'deploy', 'faults', 'bench', 'docs', 'apps', 'workflows'],
  tempDirName: '.stryker/work',
  jsonReporter: { fileName: '.stryker/report.json' },
  reporters: ['progress-append-only', 'json'],
};
