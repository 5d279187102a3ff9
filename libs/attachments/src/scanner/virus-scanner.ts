import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';

export interface ScannerTarget {
  readonly host: string;
  readonly port: number;
}

/** Looks for what does harm; refuses it, or says `unavailable` where it could not look. */
export interface VirusScanner {
  scan(path: string): Promise<Refusal | null>;
}

export const noScanner: VirusScanner = { scan: () => Promise.resolve(null) };

const withinMs = 60_000;
const chunkBytes = 65_536;

/** ClamAV's daemon over TCP, by its INSTREAM: chunks behind their length, one of none at the end, one line in answer. */
export class ClamavScanner implements VirusScanner {
  constructor(private readonly target: ScannerTarget) {}

  async scan(path: string): Promise<Refusal | null> {
    let answer: string;
    try {
      answer = await this.ask(path);
    } catch {
      return refuse('unavailable');
    }
    if (/: OK$/.test(answer)) return null;
    // Any other answer is a scanner that has not looked through all of it.
    return / FOUND$/.test(answer) ? refuse('attachment-infected') : refuse('unavailable');
  }

  private async ask(path: string): Promise<string> {
    const socket = connect(this.target);
    try {
      return await Promise.race([this.talk(socket, path), failing(socket)]);
    } finally {
      socket.destroy();
    }
  }

  private async talk(socket: Socket, path: string): Promise<string> {
    const answer = text(socket);
    // Read only where all was said.
    answer.catch(() => undefined);
    await written(socket, Buffer.from('zINSTREAM\0'));
    for await (const piece of createReadStream(path, { highWaterMark: chunkBytes })) {
      const bytes = piece as Buffer;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      await written(socket, Buffer.concat([length, bytes]));
    }
    await written(socket, Buffer.alloc(4));
    return (await answer).replace(/[\0\n]+$/, '');
  }
}

function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) =>
    socket.write(bytes, (error) => (error ? reject(error) : resolve())),
  );
}

function failing(socket: Socket): Promise<never> {
  return new Promise((_, reject) => {
    socket.setTimeout(withinMs, () => reject(new Error('the scanner does not answer')));
    socket.once('error', reject);
  });
}
