import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventSubject, markSubject, streamOf, type Service } from '@fengqiao/contracts/events/envelope';
import { readsEventsOf, services } from '@fengqiao/contracts/events/readers';
import { questions, type Question } from '@fengqiao/contracts/rpc/questions';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Logger } from '@nestjs/common';
import { createUser } from '@nats-io/nkeys';
import {
  connect,
  nkeyAuthenticator,
  PermissionViolationError,
  type NatsConnection,
} from '@nats-io/transport-node';
import { z } from 'zod';
import type { BusUser } from './bus-users.ts';
import { MessageFeed } from './message-feed.ts';
import { connectionTo } from './nats-target.ts';
import { RpcClient } from './rpc-client.ts';

let nats: TestNats;
const connections = new Map<BusUser, Doors>();

beforeAll(async () => {
  // What it refuses is what is asked here.
  Logger.overrideLogger(false);
  nats = await startTestNats();
  for (const user of [...services, 'operator'] as const) connections.set(user, await Doors.open(nats, user));
}, 60_000);
afterAll(async () => {
  for (const { connection } of connections.values()) await connection.close();
  await nats.stop();
});

const as = (user: BusUser) => connections.get(user) as Doors;

/** One user's connection, and what the server refuses it. */
class Doors {
  private refused: string[] = [];

  private constructor(readonly connection: NatsConnection) {
    void this.listen();
  }

  static async open({ as: target }: TestNats, user: BusUser): Promise<Doors> {
    return new Doors(await connect(connectionTo(target(user), user)));
  }

  /** Of these subjects, those it may not publish to. */
  publishing(subjects: readonly string[]): Promise<string[]> {
    return this.refusals(() => subjects.forEach((subject) => this.connection.publish(subject, 'a try')));
  }

  /** Of these, each with its queue group or none, those it may not hear. */
  async subscribing(wishes: readonly Wish[]): Promise<string[]> {
    const given = wishes.map(([subject, queue]) => {
      const options = { ...(queue && { queue }), callback: () => undefined };
      return this.connection.subscribe(subject, options);
    });
    const refused = await this.refusals(() => undefined);
    for (const subscription of given) if (!subscription.isClosed()) subscription.unsubscribe();
    return refused;
  }

  /** The server answers a ping only after whatever it had to refuse before. */
  private async refusals(act: () => void): Promise<string[]> {
    act();
    await this.connection.flush();
    await new Promise((resolve) => setImmediate(resolve));
    return this.refused.splice(0).sort();
  }

  private async listen(): Promise<void> {
    for await (const status of this.connection.status())
      if (status.type === 'error' && status.error instanceof PermissionViolationError)
        this.refused.push(
          status.error.queue ? `${status.error.subject} ${status.error.queue}` : status.error.subject,
        );
  }
}

type Wish = readonly [subject: string, queue?: string];
const named = ([subject, queue]: Wish) => (queue ? `${subject} ${queue}` : subject);

/** What a test says may be done, over all there is to do: the rest must be refused, no more and no less. */
const refusedOf = <T extends string | Wish>(all: readonly T[], may: (each: T) => boolean) =>
  all
    .filter((each) => !may(each))
    .map((each) => (typeof each === 'string' ? each : named(each)))
    .sort();

const everybody: readonly BusUser[] = [...services, 'operator'];
const asks = (user: Service) => questions.filter(({ askers }) => askers.includes(user));
const serves = (user: Service) => questions.filter(({ owner }) => owner === user);
const reads = (user: Service) => services.filter((owner) => readsEventsOf(user, owner));

describe.each(services)('%s', (user) => {
  it('publishes its own events and marks alone', async () => {
    const all = services.flatMap((owner) => [
      eventSubject(owner, 'case', 'assigned'),
      eventSubject(owner, 'post', 'changed'),
      markSubject(owner),
    ]);
    const mine = (subject: string) => subject.startsWith(`fengqiao.${user}.`);
    expect(await as(user).publishing([...all, 'fengqiao.other.case.assigned'])).toEqual(
      refusedOf([...all, 'fengqiao.other.case.assigned'], mine),
    );
  });

  it('asks what it has business to ask alone', async () => {
    const all = [...questions.map(({ subject }) => subject), `rpc.${user}.anything`, 'rpc.other.anything'];
    const mine = (subject: string) => asks(user).some((question) => question.subject === subject);
    expect(await as(user).publishing(all)).toEqual(refusedOf(all, mine));
  });

  it('serves its own questions alone, each once among its processes', async () => {
    const queues = [undefined, ...services];
    const all: Wish[] = [
      ...questions.flatMap(({ subject }) => queues.map((queue): Wish => [subject, queue])),
      ['rpc.>'],
      [`rpc.${user}.*`, user],
      ['>'],
    ];
    const mine = ([subject, queue]: Wish) =>
      queue === user && serves(user).some((question) => question.subject === subject);
    expect(await as(user).subscribing(all)).toEqual(refusedOf(all, mine));
  });

  it('answers who may ask it, and in nobody else’s place', async () => {
    const all = everybody.flatMap((asker) =>
      [...everybody, 'jetstream'].map((owner) => `_INBOX_${asker}.${owner}.abc`),
    );
    const askers = new Set<BusUser>(['operator', ...serves(user).flatMap((question) => question.askers)]);
    const mine = (subject: string) => [...askers].some((asker) => subject === `_INBOX_${asker}.${user}.abc`);
    expect(await as(user).publishing(all)).toEqual(refusedOf(all, mine));
  });

  it('hears the answers to itself, and no other’s, and no event but by its consumers', async () => {
    const inboxes = everybody.flatMap((asker): Wish[] => [
      [`_INBOX_${asker}.>`],
      [`_INBOX_${asker}.intake.abc`],
    ]);
    const others: Wish[] = [
      ['_INBOX.>'],
      ['*.>'],
      ['_INBOX_*.>'],
      ...services.flatMap((owner): Wish[] => [[`fengqiao.${owner}.>`], [markSubject(owner)]]),
      ['$JS.API.>'],
      ['$JS.ACK.>'],
      ['$JS.EVENT.ADVISORY.>'],
      ['$SYS.>'],
    ];
    const mine = ([subject]: Wish) => subject.startsWith(`_INBOX_${user}.`);
    expect(await as(user).subscribing([...inboxes, ...others])).toEqual(
      refusedOf([...inboxes, ...others], mine),
    );
  });

  it('gives JetStream the commands of its own consumers alone, and none about a stream but to look', async () => {
    const consumers = [...services, 'stranger'];
    const aboutConsumers = [
      'CREATE',
      'DURABLE.CREATE',
      'INFO',
      'DELETE',
      'MSG.NEXT',
      'PAUSE',
      'UNPIN',
      'RESET',
    ];
    const aboutStreams = [
      ...['CREATE', 'UPDATE', 'DELETE', 'PURGE', 'INFO', 'SNAPSHOT', 'RESTORE', 'MSG.GET', 'MSG.DELETE'],
      ...['LEADER.STEPDOWN', 'PEER.REMOVE'],
    ];
    const names = [...services.map((owner) => streamOf(owner).name), 'other'];
    const all = names.flatMap((stream) => [
      ...aboutStreams.map((verb) => `$JS.API.STREAM.${verb}.${stream}`),
      `$JS.API.DIRECT.GET.${stream}`,
      `$JS.API.DIRECT.GET.${stream}.fengqiao.intake.case.assigned`,
      ...['LIST', 'NAMES', 'CREATE'].map((verb) => `$JS.API.CONSUMER.${verb}.${stream}`),
      ...consumers.flatMap((consumer) => [
        ...aboutConsumers.map((verb) => `$JS.API.CONSUMER.${verb}.${stream}.${consumer}`),
        `$JS.API.CONSUMER.CREATE.${stream}.${consumer}.fengqiao.>`,
        `$JS.ACK.${stream}.${consumer}.1.1.1.1795951589150682721.2`,
      ]),
    ]);
    const elsewhere = ['STREAM.LIST', 'STREAM.NAMES', 'ACCOUNT.PURGE.x', 'SERVER.REMOVE'];
    const everything = ['$JS.API.INFO', ...elsewhere.map((each) => `$JS.API.${each}`), ...all];
    const may = new Set([
      '$JS.API.INFO',
      ...[user, ...reads(user)].map((owner) => `$JS.API.STREAM.INFO.${streamOf(owner).name}`),
      ...reads(user).flatMap((owner) => [
        ...['CREATE', 'INFO', 'DELETE', 'MSG.NEXT'].map(
          (verb) => `$JS.API.CONSUMER.${verb}.${streamOf(owner).name}.${user}`,
        ),
        `$JS.ACK.${streamOf(owner).name}.${user}.1.1.1.1795951589150682721.2`,
      ]),
    ]);
    expect(await as(user).publishing(everything)).toEqual(refusedOf(everything, (each) => may.has(each)));
  });
});

describe('with what each may do', () => {
  it.each(
    services.flatMap((owner) =>
      services.filter((each) => readsEventsOf(each, owner)).map((reader) => [owner, reader] as const),
    ),
  )('an event of %s reaches %s', async (owner, reader) => {
    const subject = eventSubject(owner, 'case', `for-${reader}`);
    await jetstream(as(owner).connection).publish(subject, '{}');
    const manager = await jetstreamManager(as(reader).connection);
    const { name } = streamOf(owner);
    await manager.consumers.add(name, { durable_name: reader, ack_policy: 'explicit' });
    const feed = await MessageFeed.open(await jetstream(as(reader).connection).consumers.get(name, reader));
    const seen: string[] = [];
    while (!seen.includes(subject)) {
      const messages = await feed.take(10, 2_000);
      seen.push(...messages.map((message) => message.subject));
      for (const message of messages) expect(await message.ackAck()).toBe(true);
    }
    await feed.close();
    await manager.consumers.delete(name, reader);
  });

  /** As Nest's transport answers. */
  function answer({ subject, owner }: Question) {
    return as(owner).connection.subscribe(subject, {
      queue: owner,
      callback: (_, message) => {
        const { id } = message.json<{ id: string }>();
        message.respond(JSON.stringify({ id, response: { names: ['Party A'] }, isDisposed: true }));
      },
    });
  }

  it.each(questions)('$subject is answered to $askers, and no other hears of it', async (question) => {
    const serving = answer(question);
    await as(question.owner).connection.flush();
    for (const asker of services) {
      const rpc = new RpcClient(nats.as(asker), asker);
      const given = await rpc
        .ask(question.subject, {}, z.object({ names: z.array(z.string()) }), 400)
        .catch(() => null);
      expect([asker, given]).toEqual([
        asker,
        question.askers.includes(asker) ? { names: ['Party A'] } : null,
      ]);
      await rpc.close();
    }
    serving.unsubscribe();
  });

  it('an owner that is given another place to answer to answers nowhere', async () => {
    const [question] = questions.filter(({ personal }) => personal) as [Question];
    const serving = answer(question);
    await as(question.owner).connection.flush();
    const heard: string[] = [];
    const listening = as('operator').connection.subscribe('>', {
      callback: (_, { subject }) => void heard.push(subject),
    });
    await as('operator').connection.flush();
    const [asker] = question.askers as [Service];
    const elsewhere = ['$JS.API.STREAM.PURGE.fengqiao-intake', 'rpc.intake.list-marks', '_INBOX_scoring.x.y'];
    for (const reply of elsewhere)
      as(asker).connection.publish(question.subject, JSON.stringify({ id: 'x', data: {} }), { reply });
    await as(asker).connection.flush();
    await as(question.owner).connection.flush();
    await as('operator').connection.flush();
    expect(heard.filter((subject) => subject === question.subject)).toHaveLength(elsewhere.length);
    expect(heard.filter((subject) => elsewhere.includes(subject))).toEqual([]);
    listening.unsubscribe();
    serving.unsubscribe();
  });
});

describe('who has no key of the bus', () => {
  const tries = {
    'without any': {},
    'with a key of his own': { authenticator: nkeyAuthenticator(createUser().getSeed()) },
    'with a password': { user: 'intake', pass: 'intake' },
  };
  it.each(Object.entries(tries))('%s is not let in', async (_, options) => {
    await expect(connect({ servers: nats.url, reconnect: false, ...options })).rejects.toThrow(
      /authorization/i,
    );
  });
});

it('the operator may do all of it', async () => {
  expect(
    await as('operator').publishing(['fengqiao.intake.x.y', '$JS.API.STREAM.INFO.fengqiao-intake']),
  ).toEqual([]);
  expect(await as('operator').subscribing([['rpc.>'], ['fengqiao.>'], ['_INBOX_scoring.>']])).toEqual([]);
});
