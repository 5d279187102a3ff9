import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCurrent, stampOf } from './bundle-stamp.ts';
import { workflowBundlePath } from './workflow-bundle.ts';

const stampFile = `${workflowBundlePath}.stamp`;
const compiled = dirname(workflowBundlePath);

if (!isCurrent(stampFile, compiled)) {
  // Two seconds of every start, where it is loaded and used; not loaded at all where nothing has changed.
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const workflowsPath = fileURLToPath(new URL('./flows.js', import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  rmSync(stampFile, { force: true });
  writeFileSync(workflowBundlePath, code);
  writeFileSync(stampFile, JSON.stringify(stampOf(code, compiled)));
}
