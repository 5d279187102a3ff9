import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { defaultPolicy } from '@fengqiao/domain/case/policy';
import { ManualClock } from '@fengqiao/test-rig/manual-clock';
import { register, startIntake } from '../intake.scenario.ts';
import { readPolicyFile } from './policy-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'fengqiao-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const elapsed = (duration: string) => ({ kind: 'elapsed', duration });

function file(content: object): string {
  const path = join(folder, 'policy.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

it('lays a policy file over the default policy', () => {
  const policy = readPolicyFile(file({ version: 'drill-1', limits: { assign: elapsed('PT20S') } }));
  expect(policy).toEqual({
    ...defaultPolicy,
    version: 'drill-1',
    limits: { ...defaultPolicy.limits, assign: elapsed('PT20S') },
  });
});

it.each([
  ['a limit that is none', { version: 'x', limits: { assign: elapsed('soon') } }, 'limit-unreadable'],
  ['a clock nobody knows', { version: 'x', limits: { lunch: elapsed('PT1H') } }, 'limits'],
  ['no version', { limits: {} }, 'version'],
  ['a warning before the reminder', { version: 'x', rungs: { reminder: 0.8, warning: 0.5 } }, 'reminder'],
  ['a word it does not know', { version: 'x', rung: {} }, 'rung'],
])('refuses a file with %s, and says so', (_, content, named) => {
  expect(() => readPolicyFile(file(content))).toThrow(named);
});

it('is what cases are registered under', async () => {
  const policyFile = file({ version: 'drill-1', limits: { assign: elapsed('PT20S') } });
  const intake = await startIntake(new ManualClock('2026-11-16T10:00:00+08:00'), { policyFile });
  const { body } = await register(intake);
  expect(body.clocks[0]).toMatchObject({ name: 'assign', dueAt: '2026-11-16T10:00:20+08:00' });
  await intake.stop();
});
