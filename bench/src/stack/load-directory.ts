import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchStack } from './bench-stack.ts';
import { post } from './post.ts';
import { root } from './temporary-settings.ts';

/** The sample's units and people, through intake's own imports. */
export async function loadDirectory(stack: BenchStack, intakeUrl: string): Promise<void> {
  const token = await stack.token('admin');
  for (const table of ['units', 'people']) {
    const csv = readFileSync(join(root, 'deploy', 'local', 'sample', `${table}.csv`), 'utf8');
    await post(`${intakeUrl}/v1/imports/${table}`, { token, csv });
  }
}
