import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { matter, startIntake } from '../../../intake/src/intake.scenario.ts';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';
import { admin, audience, desk, type OtherProvider } from '../scenario/other-provider.scenario.ts';

/** An intake whose directory knows two people by what another provider calls them, and takes that one's tokens alone. */
async function intakeUnder(provider: OtherProvider) {
  const filling = await startIntake(systemClock);
  for (const [id, { employee: subject }] of [
    ['linjiang-desk', desk],
    ['admin', admin],
  ] as const)
    await filling.post(`/v1/directory/people/${id}/change`, { as: 'admin', body: { subject } });
  const { jwksUrl, issuer } = provider;
  const intake = await startIntake(systemClock, {
    databaseUrl: filling.databaseUrl,
    subjectClaim: 'employee',
    provider: { jwksUrl, issuer, audience },
  });
  const stop = async () => {
    await intake.stop();
    await filling.stop();
  };
  return { url: intake.running.url, token: filling.token('admin'), intake, stop };
}

let intake: TestService;
let localToken: string;
let door: Door;
beforeAll(async () => {
  door = await Door.open({
    intake: async (provider) => {
      provider.accessSeconds = 3;
      const started = await intakeUnder(provider);
      intake = started.intake;
      localToken = await started.token;
      return started;
    },
  });
}, 120_000);
afterAll(() => door.close());

describe('a provider of another make-up: subjects are UUIDs, tokens short and silent on roles and units', () => {
  it('names people by a claim that the directory knows, and the directory says what they may', async () => {
    const browser = await door.signedIn();
    expect((await door.who(browser)).person).toEqual({
      id: 'linjiang-desk',
      name: expect.any(String),
      roles: ['desk'],
      unit: 'shifan.dongcheng.linjiang',
    });
    const registered = await browser.call('POST', `${door.url}/api/intake/v1/cases`, matter);
    expect(registered.status).toBe(201);
    const { items } = await door.json(browser.call('GET', `${door.url}/api/intake/v1/cases`));
    expect(items).toHaveLength(1);
  });

  it('gives tokens for seconds, and whoever works does not notice', async () => {
    const browser = await door.signedIn();
    const before = door.provider.refreshes;
    const seen = new Set<number>();
    await until('tokens have been exchanged three times', async () => {
      seen.add((await browser.call('GET', `${door.url}/api/intake/v1/cases`)).status);
      return door.provider.refreshes >= before + 3;
    });
    expect([...seen]).toEqual([200]);
  }, 60_000);

  it('has an administrator, who ends the sessions of others', async () => {
    const browser = await door.signedIn();
    door.provider.account = admin;
    await door.provider.forgetAll();
    const chief = await door.signedIn(new Browser());
    const sessions = `${door.url}/api/gateway/v1/sessions`;
    expect((await door.json(chief.call('GET', sessions))).items.length).toBeGreaterThan(1);
    const ended = await door.json(chief.call('DELETE', `${sessions}?person=linjiang-desk`));
    expect(ended.ended).toBeGreaterThan(0);
    expect((await door.who(browser)).person).toBeNull();
  });

  it('is the only one whose tokens are taken', async () => {
    const { status } = await intake.get('/v1/cases', { token: localToken });
    expect(status).toBe(401);
    const headers = { authorization: `Bearer ${localToken}` };
    expect((await fetch(`${door.url}/api/intake/v1/cases`, { headers })).status).toBe(401);
  });

  it('is asked by citizens for nothing', async () => {
    const anybody = new Browser();
    const answer = await anybody.call('POST', `${door.url}/api/intake/v1/cases`, matter);
    const { number, queryCode } = await door.json(answer);
    const headers = { 'query-code': queryCode };
    const seen = await anybody.call(
      'GET',
      `${door.url}/api/intake/v1/public/cases/${number}`,
      undefined,
      headers,
    );
    expect([answer.status, seen.status, anybody.jar.size]).toEqual([201, 200, 0]);
  });
});
