import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { ladderBundlePath } from './ladder-bundle.ts';

const workflowsPath = fileURLToPath(new URL('./ladder.workflow.js', import.meta.url));
const { code } = await bundleWorkflowCode({ workflowsPath });
await writeFile(ladderBundlePath, code);
