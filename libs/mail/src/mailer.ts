import { createTransport, type Transporter } from 'nodemailer';

export interface Email {
  readonly to: string;
  /** Made by whoever sends, and the same at every try: an e-mail that arrives twice can be told by it. */
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

const connectsWithinMs = 10_000;
const answersWithinMs = 30_000;

/** Sends e-mails by SMTP. */
export class Mailer {
  private readonly transport: Transporter;

  /** `url`: `smtp://host:port`, `smtps://user:password@host`, with nodemailer's own options as its query. */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({
      url,
      connectionTimeout: connectsWithinMs,
      greetingTimeout: connectsWithinMs,
      socketTimeout: answersWithinMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** `refused` when the server will not have it for this address, now or later; throws when another try may help. */
  async send({ to, messageId, subject, text }: Email): Promise<'delivered' | 'refused'> {
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        messageId: `<${messageId}@${this.from.split('@').at(-1) ?? 'localhost'}>`,
        subject,
        text,
        textEncoding: 'base64',
        // Whoever is away must not answer us.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return 'delivered';
    } catch (error) {
      if (isRefusal(error)) return 'refused';
      // Its own words name the address, and errors are logged.
      throw new Error(`the mail server did not take it: ${codesOf(error)}`);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** Of the recipient, for good. What the server has against us (a login, our own address) is ours to put right. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  const isForGood = typeof responseCode === 'number' && responseCode >= 550 && responseCode < 560;
  return isForGood && command === 'RCPT TO';
}

function codesOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((each) => each !== undefined).join(' ');
}
