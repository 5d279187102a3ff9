import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The harmless line that every scanner takes for a virus, as agreed among their makers; in two parts, or this file is one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Speaks ClamAV's INSTREAM as its daemon does, and finds one thing. */
export class ClamavServer {
  /** Bytes of each stream that came whole. */
  readonly scanned: number[] = [];
  /** Left out: by what it finds. */
  answer: string | null = null;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ClamavServer> {
    const server = createServer();
    const clamav = new ClamavServer(server);
    server.on('connection', (socket) => clamav.serve(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return clamav;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece]);
      const content = streamIn(bytes);
      if (content === null) return;
      this.scanned.push(content.length);
      const verdict = content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
      socket.end(`${this.answer ?? verdict}\0`);
    });
  }
}

/** Null while it has not come whole. */
function streamIn(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (bytes.toString('latin1', 0, command.length) !== command) return null;
  const chunks: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
