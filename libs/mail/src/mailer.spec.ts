import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import { SMTPServer } from 'smtp-server';
import { Mailer } from './mailer.ts';

let sink: SmtpSink;
let mailer: Mailer;
beforeEach(async () => {
  sink = await SmtpSink.start();
  mailer = new Mailer(sink.url, 'fengqiao@bureau.example.org');
});
afterEach(async () => {
  mailer.close();
  await sink.stop();
});

const letter = { to: 'somebody@example.org', messageId: 'one', subject: 'x', text: 'y' };
const outcome = (from = mailer) =>
  from
    .send(letter)
    .catch(({ isServerAway }: { isServerAway?: boolean }) =>
      isServerAway === undefined ? 'thrown' : isServerAway ? 'server away' : 'letter put off',
    );

describe('a letter', () => {
  it.each([
    ['recipient', 550, 'refused'],
    ['recipient', 551, 'refused'],
    ['recipient', 501, 'refused'],
    ['recipient', 450, 'letter put off'],
    ['recipient', 452, 'letter put off'],
    ['recipient', 421, 'server away'],
    ['recipient', 530, 'server away'],
    ['sender', 552, 'refused'],
    ['sender', 550, 'server away'],
    ['sender', 451, 'server away'],
    ['data', 554, 'refused'],
    ['data', 550, 'refused'],
    ['data', 451, 'letter put off'],
    ['data', 421, 'server away'],
  ] as const)('answered at its %s by %d: %s', async (place, status, expected) => {
    sink.says[place] = status;
    expect(await outcome()).toBe(expected);
    sink.says = {};
    expect(await outcome()).toBe('delivered');
  });
});

/** A server that greets with a line and says nothing more. */
async function greeting(line: string | null): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (line === null) socket.destroy();
    else socket.end(`${line}\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('a server', () => {
  it.each([
    ['that closes for the night', '421 closing'],
    ['that will have nothing of us', '554 no service'],
    ['that hangs up', null],
  ])('%s is away, and no letter is to blame', async (_, line) => {
    const server = await greeting(line);
    const from = new Mailer(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 'a@example.org');
    expect(await outcome(from)).toBe('server away');
    from.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('nobody listens for is away', async () => {
    const from = new Mailer('smtp://127.0.0.1:1', 'a@example.org');
    expect(await outcome(from)).toBe('server away');
    from.close();
  });

  it('that does not take our login is away', async () => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      onAuth: (_login, _session, answer) => answer(new Error('nobody we know')),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as AddressInfo;
    const from = new Mailer(`smtp://me:wrong@127.0.0.1:${port}`, 'a@example.org');
    expect(await outcome(from)).toBe('server away');
    from.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
});
