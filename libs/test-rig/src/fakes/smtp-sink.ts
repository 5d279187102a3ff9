import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** An e-mail as it came in. */
export interface ReceivedEmail {
  readonly to: string;
  /** Without its angle brackets. */
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

/** What becomes of an e-mail: taken; not now; never for this address. */
export type Reception = 'take' | 'later' | 'never';

/** A real mail server that keeps what it is sent. */
export class SmtpSink {
  readonly emails: ReceivedEmail[] = [];
  /** Asked for each address. */
  receive: (to: string) => Reception = () => 'take';
  /** Status codes other than success, by where in the dialogue. */
  says: { sender?: number; recipient?: number; data?: number } = {};
  /** Asked for each letter that has come in whole: another status than success. */
  afterData: (letter: ReceivedEmail) => number | undefined = () => undefined;
  /** Called with each e-mail before the sender is told that it was taken. */
  beforeAnswer: (letter: ReceivedEmail) => void | Promise<void> = () => undefined;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onMailFrom: (_address, _session, answer) => answer(errorOf(this.says.sender)),
      onRcptTo: ({ address }, _session, answer) =>
        answer(errorOf(this.says.recipient) ?? errorFor(this.receive(address))),
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const [to] = session.envelope.rcptTo;
          const letter = readEmail(to?.address ?? '', Buffer.concat(chunks).toString('utf8'));
          const status = this.says.data ?? this.afterData(letter);
          if (status !== undefined) return answer(errorOf(status));
          this.emails.push(letter);
          void Promise.resolve(this.beforeAnswer(letter)).then(() => answer());
        });
      },
    });
    // A sender that dies is what some tests are about.
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    await new Promise<void>((resolve) => sink.server.listen(0, '127.0.0.1', () => resolve()));
    return sink;
  }

  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  to(address: string): ReceivedEmail[] {
    return this.emails.filter((letter) => letter.to === address);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function errorOf(responseCode: number | undefined): Error | null {
  return responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode });
}

function errorFor(reception: Reception): Error | null {
  if (reception === 'take') return null;
  const responseCode = reception === 'later' ? 451 : 550;
  return Object.assign(new Error('not for this address'), { responseCode });
}

function readEmail(to: string, raw: string): ReceivedEmail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(headers)?.[1] ?? '';
  return {
    to,
    messageId: header('message-id').replaceAll(/[<>]/g, ''),
    subject: decodeWords(header('subject')),
    text: Buffer.from(rest.join(''), 'base64').toString('utf8'),
  };
}

/** RFC 2047: words of other scripts in a header. */
function decodeWords(text: string): string {
  const joined = text.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
    encoding.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64').toString('utf8')
      : decodeURIComponent(word.replaceAll('_', '%20').replaceAll('=', '%')),
  );
}
