import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpSink } from '@fengqiao/test-rig/fakes/http-sink';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { NoticesConfig } from '@fengqiao/service/bootstrap/config';
import { startTestTemporal, type TestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { linjiang, startIntake, walk } from '../intake.scenario.ts';

export const secret = 'a secret of the spec';

/** A call for help: to be assigned within three minutes by the wall clock. */
const policy = {
  version: 'spec-1',
  rules: [
    { when: { responseClass: 'help' }, clocks: { assign: { limit: { kind: 'elapsed', duration: 'PT3M' } } } },
  ],
};

export function policyFile(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-notices-'));
  const path = join(folder, 'policy.json');
  writeFileSync(path, JSON.stringify(policy));
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}

/** An intake whose notices go out for real, to a mail server and a web server of the spec's own, with time skipped. */
export class DeliveryHarness {
  private constructor(
    readonly temporal: TestTemporal,
    readonly mail: SmtpSink,
    readonly web: HttpSink,
    readonly intake: TestService,
    private readonly policy: ReturnType<typeof policyFile>,
  ) {}

  static async open(notices: Partial<NoticesConfig> = {}): Promise<DeliveryHarness> {
    const file = policyFile();
    const [temporal, mail, web] = await Promise.all([
      startTestTemporal(),
      SmtpSink.start(),
      HttpSink.start(),
    ]);
    const intake = await startIntake(temporal.clock, {
      roles: ['api', 'relay', 'worker'],
      temporalAddress: temporal.address,
      policyFile: file.path,
      notices: {
        smtpUrl: mail.url,
        webhookSecret: secret,
        webhookHosts: ['127.0.0.1'],
        consoleUrl: 'https://console.example.org',
        ...notices,
      },
    });
    return new DeliveryHarness(temporal, mail, web, intake, file);
  }

  async close(): Promise<void> {
    await this.intake.stop();
    await Promise.all([this.mail.stop(), this.web.stop()]);
    await this.temporal.env.teardown();
    this.policy.remove();
  }

  /** The person's e-mail address is `<id>@example.org`, the webhook's path `/<id>`. */
  async reachable(person: string, channels: { email?: boolean; webhook?: boolean } = {}): Promise<void> {
    const { email = true, webhook = true } = channels;
    const { status, body } = await this.intake.post(`/v1/directory/people/${person}/contact`, {
      as: 'admin',
      body: {
        email: email ? `${person}@example.org` : null,
        webhook: webhook ? `${this.web.url}/${person}` : null,
      },
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
  }

  letters(person: string) {
    return this.mail.to(`${person}@example.org`);
  }

  calls(person: string) {
    return this.web.at(`/${person}`);
  }

  now(): Promise<number> {
    return this.temporal.clock.now();
  }

  /**
   * Lets time pass on the test server. Now and then, surely once an activity was tried again, it takes something for
   * going on that has ended, and skips no more time: after seconds without an end such a lock is taken off.
   */
  async sleepUntil(moment: number): Promise<void> {
    const wait = moment - (await this.now());
    if (wait <= 0) return;
    const { env } = this.temporal;
    const unlock = () => void env.connection.testService?.unlockTimeSkipping({}).catch(() => undefined);
    const stuck = setInterval(unlock, 3_000);
    await env.sleep(wait).finally(() => clearInterval(stuck));
  }

  /** The next 20:00 in Shanghai: every unit is closed. */
  async evening(): Promise<void> {
    const hour = 3_600_000;
    const day = 24 * hour;
    const shift = 12 * hour;
    const now = await this.now();
    await this.sleepUntil(Math.ceil((now - shift) / day) * day + shift);
  }

  /** Hands a fresh case to a person of Linjiang Station, who is told of it; gives its number. */
  async handTo(person: string): Promise<{ id: string; number: string }> {
    const id = await walk(this.intake, 'submit');
    const body = { unit: linjiang, handler: person };
    const assigned = await this.intake.post(`/v1/cases/${id}/assign`, { as: 'linjiang-chief', body });
    if (assigned.status !== 200) throw new Error(JSON.stringify(assigned.body));
    return { id, number: assigned.body.number };
  }

  /** When the next notice that is held back for a person may be read. */
  async nextRelease(person: string): Promise<number> {
    const [row] = await this.intake.dataSource.query(
      'select min(release_at) as at from notice where recipient = $1 and offered_at is null',
      [person],
    );
    return (row.at as Date).getTime();
  }

  /** What became of a person's deliveries, oldest first. */
  async deliveries(
    person: string,
  ): Promise<{ id: string; channel: string; state: string; reason: string | null }[]> {
    return this.intake.dataSource.query(
      `select id, channel, reason, case when delivered_at is not null then 'delivered'
         when failed_at is not null then 'failed' else 'waiting' end as state
       from delivery where person = $1 order by channel, id`,
      [person],
    );
  }
}
