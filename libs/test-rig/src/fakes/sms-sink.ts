import { HttpSink } from './http-sink.ts';

/** A text message as it came in. */
export interface ReceivedSms {
  readonly to: string;
  readonly text: string;
  readonly id: string;
}

/** A gateway for text messages: takes them as JSON and says in its answer, not by its status, whether it did. */
export class SmsSink {
  /** What its answer says of a message: `0`, it was taken. */
  code: (message: ReceivedSms) => number = () => 0;
  private readonly taken: ReceivedSms[] = [];

  private constructor(readonly web: HttpSink) {
    web.answer = () => 200;
    web.answerBody = ({ body }) => {
      const message = JSON.parse(body) as ReceivedSms;
      const code = this.code(message);
      if (code === 0) this.taken.push(message);
      return JSON.stringify({ result: { code } });
    };
  }

  static async start(): Promise<SmsSink> {
    return new SmsSink(await HttpSink.start());
  }

  /** What a service is to be told of it. */
  get template() {
    return {
      url: `${this.web.url}/send`,
      method: 'POST' as const,
      headers: { 'content-type': 'application/json', authorization: 'Key {secret}' },
      body: '{"to":"{local}","text":"{text}","id":"{id}"}',
      secret: 'a secret of the spec',
      success: { path: ['result', 'code'], values: ['0'] },
      refusal: { path: ['result', 'code'], values: ['4'] },
      hosts: ['127.0.0.1'],
    };
  }

  to(number: string): ReceivedSms[] {
    return this.taken.filter((message) => message.to === number);
  }

  stop(): Promise<void> {
    return this.web.stop();
  }
}
