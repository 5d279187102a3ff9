import everything from '../../jest.config.mjs';

/**
 * The clock's specs alone, without the servers that others need. First the quick ones, which kill most mutants in a
 * moment; what survives meets the thorough ones too (tools/mutate.mjs).
 */
const { globalSetup: _, globalTeardown: __, ...rest } = everything;
const thorough = ['properties', 'hostile', 'what-if', 'civil-date', 'bureau-hours'];
const left = process.env.FENGQIAO_MUTATE === 'quick' ? thorough : [];
export default {
  ...rest,
  rootDir: '../..',
  roots: ['<rootDir>/libs/domain/src/clock'],
  testPathIgnorePatterns: [...rest.testPathIgnorePatterns, ...left],
  setupFiles: ['<rootDir>/tools/mutate/first-failure.mjs'],
};
