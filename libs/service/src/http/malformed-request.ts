import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { problemBody, problemType } from '../problems/problem.filter.ts';

/** What Node's parser gives up on for its size: headers, or what stands between chunks. */
const tooLarge = new Set(['HPE_HEADER_OVERFLOW', 'HPE_CHUNK_EXTENSIONS_OVERFLOW']);

/** Headers, or a body nobody read meanwhile, that did not come in time. */
const tooSlow = 'ERR_HTTP_REQUEST_TIMEOUT';

/** Node's own mark of the answer under way on a connection; its built-in reply looks at the same. */
type AnsweringSocket = Socket & { readonly _httpMessage?: ServerResponse | null };

/**
 * What is no HTTP, or too much of it, never becomes a request, so no filter sees it; left to itself Node answers
 * without a body. The language asked for was not read either.
 */
export function answerMalformedRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: AnsweringSocket) => {
    // Nobody is there to be told, or an answer under way would be torn.
    if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent) {
      socket.destroy();
      return;
    }
    const code = codeOf(error);
    const { status, text } = problemBody('zh-CN', code, {});
    const lines = [
      `HTTP/1.1 ${status} ${code}`,
      `Content-Type: ${problemType}`,
      'Content-Language: zh-CN',
      `Content-Length: ${Buffer.byteLength(text)}`,
      'Connection: close',
    ];
    socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
  });
}

function codeOf({ code = '' }: NodeJS.ErrnoException) {
  if (code === tooSlow) return 'request-timeout';
  return tooLarge.has(code) ? 'too-large' : 'validation';
}
