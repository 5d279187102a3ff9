/** Mutation testing of the clock; run by `npm run mutate` (tools/mutate.mjs). */
export default {
  mutate: ['libs/domain/src/clock/**/*.ts', '!**/*.spec.ts', '!**/*.scenario.ts'],
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'tools/mutate/jest.config.mjs', enableFindRelatedTests: false },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  coverageAnalysis: 'perTest',
  // What the first pass has killed the second leaves alone.
  incremental: true,
  incrementalFile: '.stryker/mutants.json',
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: ['dist', '.fengqiao', '.nx', 'deploy', 'faults', 'bench', 'docs', 'apps', 'workflows'],
  tempDirName: '.stryker/work',
  reporters: ['progress-append-only'],
};
