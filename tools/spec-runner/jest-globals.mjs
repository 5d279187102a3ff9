// What specs import from '@jest/globals', outside Jest's own virtual machines.
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus';
export { expect } from 'expect';
