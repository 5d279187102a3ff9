import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { home, intakeUrl, mediationUrl } from './stack.ts';

const run = promisify(execFile);
const tokens = new Map<string, Promise<string>>();

/** What `npm run token` prints. */
async function tokenOf(person: string): Promise<string> {
  const script = resolve(import.meta.dirname, '../../../deploy/local/token.mjs');
  const token =
    tokens.get(person) ??
    run(process.execPath, [script, person], { env: { ...process.env, FENGQIAO_HOME: home() } }).then(
      ({ stdout }) => stdout.trim(),
    );
  tokens.set(person, token);
  return token;
}

// What other services say is read as it comes: these are the tests' own hands, not what is tested.
// eslint-disable-next-line
type Body = any;

function post(url: string, as: string | null, body: object): Promise<Body> {
  return send('POST', url, as, body);
}

async function send(method: string, url: string, as: string | null, body: object): Promise<Body> {
  const headers = {
    'Content-Type': 'application/json',
    ...(as && { Authorization: `Bearer ${await tokenOf(as)}` }),
  };
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  const answer: Body = await response.json();
  if (!response.ok) throw new Error(`${url}: ${JSON.stringify(answer)}`);
  return answer;
}

export interface Own {
  readonly id: string;
  readonly number: string;
  readonly queryCode: string;
}

const linjiang = 'shifan.dongcheng.linjiang';
const officer = 'linjiang-officer-a';
const road: readonly (readonly [command: string, as: string, body: object])[] = [
  ['submit', 'linjiang-desk', { unit: linjiang }],
  ['assign', 'linjiang-chief', { unit: linjiang, handler: officer }],
  ['accept', officer, { handler: officer }],
  ['reply', officer, { result: '已到现场劝止', evidence: [{ text: '记录' }] }],
  ['follow-up', 'linjiang-desk', { outcome: 'satisfied' }],
  ['sign-off', 'linjiang-chief', {}],
  ['close', 'linjiang-desk', { publicSummary: 'SUMMARY 夜间施工噪声已劝止' }],
];

/** A case that has come along the road up to a command, with its citizen's code. */
export async function ownCase(upTo?: string, more: object = {}): Promise<Own> {
  const matter = {
    ledger: 'claim',
    channel: 'portal',
    category: 'noise',
    summary: 'OWN 夜间施工',
    detail: '连续三晚',
    unit: linjiang,
  };
  const own: Own = await post(`${intakeUrl}/v1/cases`, null, {
    ...matter,
    reporter: { name: 'Reporter Zhang' },
    ...more,
  });
  const last = upTo ? road.findIndex(([command]) => command === upTo) : -1;
  for (const [command, as, body] of road.slice(0, last + 1)) await give(own, command, as, body);
  return own;
}

export function give(
  { id }: { readonly id: string },
  command: string,
  as: string,
  body: object,
): Promise<Body> {
  return post(`${intakeUrl}/v1/cases/${id}/${command}`, as, body);
}

/** What the administrator has published of it. */
export function keepGuidance(about: string, body: object): Promise<Body> {
  return send('PUT', `${intakeUrl}/v1/guidance/${about}`, 'admin', body);
}

export interface OwnDispute {
  readonly id: string;
  readonly number: string;
  /** The claim on party A's receipt. */
  readonly claim: string;
}

/** A dispute taken up, with a receipt for its first party, who has shown who he or she is. */
export async function ownDispute(): Promise<OwnDispute> {
  const body = {
    ...{
      title: 'DISPUTE 漏水',
      place: `${linjiang}.hongqi`,
      origin: 'police',
      complexity: 'general',
      colour: 'blue',
    },
    parties: [
      { name: '甲某', residence: linjiang },
      { name: '乙某', residence: linjiang },
    ],
  };
  const own: Body = await post(`${mediationUrl}/v1/disputes`, officer, body);
  await moveDispute(own, 'accept', officer, { mediator: 'community-mediator' });
  const { receipt } = await moveDispute(own, 'issue-receipt', 'linjiang-desk', { party: 'A' });
  return { id: own.id, number: own.number, claim: receipt.claim };
}

/** The code of its first party, who has shown at the counter who he or she is. */
export async function codeOf({ id, number, claim }: OwnDispute): Promise<string> {
  const { queryCode } = await post(`${mediationUrl}/v1/public/disputes/${number}/claim`, null, { claim });
  await moveDispute({ id }, 'record-identity', 'linjiang-desk', { party: 'A', means: '身份证' });
  return queryCode;
}

export function moveDispute(
  { id }: { readonly id: string },
  command: string,
  as: string,
  body: object,
): Promise<Body> {
  return post(`${mediationUrl}/v1/disputes/${id}/${command}`, as, body);
}

/** Somebody stands in for the chief of a unit, from now until it is taken back. */
export async function standIn(unit: string, person: string): Promise<() => Promise<void>> {
  const { id }: Body = await post(`${intakeUrl}/v1/directory/stand-ins`, 'admin', { unit, person });
  const absence: Body = await post(`${intakeUrl}/v1/directory/absences`, 'admin', {
    person: `${unit.split('.').at(-1)}-chief`,
  });
  return async () => {
    await post(`${intakeUrl}/v1/directory/stand-ins/${id}/cancel`, 'admin', {});
    await post(`${intakeUrl}/v1/directory/absences/${absence.id}/cancel`, 'admin', {});
  };
}
