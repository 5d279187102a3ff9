import { inSpan } from '@fengqiao/observability/tracing';
import { ClientNats } from '@nestjs/microservices';
import { firstValueFrom, timeout } from 'rxjs';
import type { z } from 'zod';

const answerWithinMs = 1_500;
const asking = { 'rpc.system.name': 'nats' };

/** The other side is down, slow, or answered with something else than promised. */
export class RpcUnanswered extends Error {
  constructor(subject: string, cause: unknown) {
    super(`no answer from ${subject}`, { cause });
  }
}

/** Asks other services by request-reply, in Nest's transport. Every question has a time-out. */
export class RpcClient {
  private readonly client: ClientNats;

  constructor(url: string, name: string) {
    this.client = new ClientNats({
      servers: url.split(','),
      name,
      maxReconnectAttempts: -1,
      timeout: answerWithinMs,
    });
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
