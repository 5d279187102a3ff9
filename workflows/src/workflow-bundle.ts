import { fileURLToPath } from 'node:url';

/** The workflow code as one file: made at build time, so that a worker starts in half a second. */
export const workflowBundlePath = fileURLToPath(new URL('../dist/workflow-code.js', import.meta.url));
