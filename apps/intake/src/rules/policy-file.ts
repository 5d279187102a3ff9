import { readFileSync } from 'node:fs';
import { CasePolicyFile } from '@fengqiao/contracts/policy-file';
import { policyWith, type CasePolicy } from '@fengqiao/domain/case/rules/policy';
import { isRefusal } from '@fengqiao/domain/refusal';

/** Throws, naming what is wrong: a desk must not open with limits nobody meant. */
export function readPolicyFile(file: string): CasePolicy {
  const read = CasePolicyFile.safeParse(jsonIn(file));
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`policy file ${file}: ${wrong.join('; ')}`);
  }
  const policy = policyWith(read.data);
  if (isRefusal(policy))
    throw new Error(
      `policy file ${file}: ${policy.code} ${JSON.stringify(policy.details)} ${policy.fields.join()}`,
    );
  return policy;
}

/** In our own words: those of `JSON.parse` change with Node's version, and name no file. */
function jsonIn(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`policy file ${file}: not JSON`, { cause: error });
  }
}
