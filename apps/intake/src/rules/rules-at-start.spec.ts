import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { defaultPolicy } from '@fengqiao/domain/case/rules/policy';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { register, startIntake } from '../intake.scenario.ts';
import { readPolicyFile } from './policy-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'fengqiao-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const elapsed = (duration: string) => ({ kind: 'elapsed', duration });
const forAll = (clock: string, duration: string) => [
  { when: {}, clocks: { [clock]: { limit: elapsed(duration) } } },
];

function file(content: object | string): string {
  const path = join(folder, 'policy.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

it('lays a policy file over the default policy', () => {
  const policy = readPolicyFile(file({ version: 'drill-1', rules: forAll('assign', 'PT20S') }));
  const [rule, ...others] = defaultPolicy.rules;
  const assign = { ...rule?.clocks.assign, limit: elapsed('PT20S') };
  const rules = [{ when: {}, clocks: { ...rule?.clocks, assign } }, ...others];
  expect(policy).toEqual({ ...defaultPolicy, version: 'drill-1', rules });
});

it.each([
  ['what is no JSON', '{"version": "x",}', /^policy file .*policy\.json: not JSON$/],
  ['nothing in it', '', /^policy file .*policy\.json: not JSON$/],
  ['a limit that is none', { version: 'x', rules: forAll('assign', 'soon') }, 'limit-unreadable'],
  ['a clock nobody knows', { version: 'x', rules: forAll('lunch', 'PT1H') }, 'lunch'],
  ['no version', { rules: [] }, 'version'],
  ['the limits of earlier files', { version: 'x', limits: {} }, 'limits'],
  ['a word it does not know', { version: 'x', rung: {} }, 'rung'],
])('refuses a file with %s, and says so', (_, content, named) => {
  expect(() => readPolicyFile(file(content))).toThrow(named);
});

it('is what cases are registered under', async () => {
  const policyFile = file({ version: 'drill-1', rules: forAll('assign', 'PT20S') });
  const intake = await startIntake(new ManualClock('2026-11-16T10:00:00+08:00'), { policyFile });
  const { body } = await register(intake);
  expect(body.clocks[0]).toMatchObject({ name: 'assign', dueAt: '2026-11-16T10:00:20+08:00' });
  await intake.stop();
});
