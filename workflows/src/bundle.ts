import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { ladderBundlePath } from './ladder-bundle.ts';

const workflowsPath = fileURLToPath(new URL('./ladder.workflow.js', import.meta.url));
const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
await writeFile(ladderBundlePath, code);
