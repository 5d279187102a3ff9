import { swcOptions } from './tools/spec-runner/swc-options.mjs';

/** One root run: every project's specs share one set of real servers (see libs/test-rig). */
export default {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/libs',
    '<rootDir>/apps',
    '<rootDir>/workflows',
    '<rootDir>/deploy',
    '<rootDir>/tools',
    '<rootDir>/bench',
    '<rootDir>/faults',
  ],
  testMatch: ['**/*.spec.ts', '**/*.spec.mjs'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['@fengqiao/source', 'node', 'node-addons'] },
  transform: {
    '\\.ts$': ['@swc/jest', swcOptions],
  },
  runner: '<rootDir>/tools/spec-runner/runner.mjs',
  globalSetup: '<rootDir>/libs/test-rig/src/servers/global-setup.ts',
  globalTeardown: '<rootDir>/libs/test-rig/src/servers/global-teardown.ts',
  reporters: ['default', '<rootDir>/tools/progress-reporter.mjs'],
  testSequencer: '<rootDir>/tools/slow-first.mjs',
  // Against what never ends; a machine that has other work is no failure.
  testTimeout: 120_000,
  // More than two cores: specs wait (record 108).
  maxWorkers: 3,
};
