import { inSpan } from '@fengqiao/observability/tracing';
import { ClientNats, type NatsOptions, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import { firstValueFrom, timeout } from 'rxjs';
import type { z } from 'zod';
import { answerInbox } from './bus-users.ts';
import { connectionTo, type NatsTarget } from './nats-target.ts';

const answerWithinMs = 1_500;
const asking = { 'rpc.system.name': 'nats' };

/** The other side is down, slow, or answered with something else than promised. */
export class RpcUnanswered extends Error {
  constructor(subject: string, cause: unknown) {
    super(`no answer from ${subject}`, { cause });
  }
}

/** Each owner answers where it alone may publish and nobody but us listens: its answer cannot be another's. */
class AskingClient extends ClientNats {
  private readonly connection: NonNullable<NatsOptions['options']>;

  constructor(
    private readonly target: NatsTarget,
    name: string,
  ) {
    const connection = { ...connectionTo(target, name), timeout: answerWithinMs };
    super(connection);
    this.connection = connection;
  }

  protected override publish(packet: ReadPacket, answered: (packet: WritePacket) => void): () => void {
    const [, owner = ''] = String(packet.pattern).split('.');
    // Read once, and at once, for the inbox of this question.
    this.connection.inboxPrefix = answerInbox(this.target.user, owner);
    return super.publish(packet, answered);
  }
}

/** Asks other services by request-reply, in Nest's transport. Every question has a time-out. */
export class RpcClient {
  private readonly client: ClientNats;

  constructor(target: NatsTarget, name: string) {
    this.client = new AskingClient(target, name);
  }

  async ask<T>(
    subject: string,
    question: unknown,
    answer: z.ZodType<T>,
    withinMs = answerWithinMs,
  ): Promise<T> {
    try {
      const given: unknown = await inSpan(subject, { kind: 'client', attributes: asking }, () =>
        firstValueFrom(this.client.send<unknown>(subject, question).pipe(timeout(withinMs))),
      );
      return answer.parse(given);
    } catch (error) {
      throw new RpcUnanswered(subject, error);
    }
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
