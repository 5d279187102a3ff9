import { createTransport, type Transporter } from 'nodemailer';
import { isRefusedForGood, notTaken } from './refusals.ts';

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

  /** `refused` when the server will not have this letter, now or later; throws `NotTaken` when another try may help. */
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
      if (isRefusedForGood(error)) return 'refused';
      throw notTaken(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}
