import { fileURLToPath } from 'node:url';
import everything from './jest.config.mjs';
import { specsWithServers } from './tools/specs-with-servers.mjs';

/** What can be tested with nothing running: told by imports, so that a new spec finds its place by itself. */
const { globalSetup, globalTeardown, roots, ...rest } = everything;
const root = fileURLToPath(new URL('.', import.meta.url));
const folders = roots.map((folder) => folder.replace('<rootDir>/', ''));
const literally = (path) => `^${path.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;

export default {
  ...rest,
  roots,
  testPathIgnorePatterns: [...rest.testPathIgnorePatterns, ...specsWithServers(root, folders).map(literally)],
};
