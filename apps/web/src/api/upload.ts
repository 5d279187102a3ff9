import { fromCitizen, fromOurPage } from './calls.ts';
import { asRefusal, type Answer } from './problem.ts';

/** An attachment and the capability to use it once. */
export interface Uploaded {
  readonly id: string;
  readonly key?: string;
}

/** In whose name a file is handed in. */
export type Sender = 'citizen' | 'staff';

const headersOf = { citizen: fromCitizen, staff: fromOurPage } as const;

/**
 * Sends a file as it is, telling how far it got; `fetch` cannot. At 100 it is there whole, and looked through. Ends by itself
 * when nothing moves for a while.
 */
export function upload(
  file: File,
  { as, onProgress, signal }: { as: Sender; onProgress: (percent: number) => void; signal: AbortSignal },
): Promise<Answer<Uploaded>> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const broken = () => done({ refusal: { code: 'no-answer', title: '' } });
    let lastMoved = Date.now();
    const watch = setInterval(() => Date.now() - lastMoved > 60_000 && request.abort(), 5_000);
    request.upload.onprogress = ({ loaded, total }) => {
      lastMoved = Date.now();
      onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    };
    request.upload.onload = () => onProgress(100);
    request.onloadend = () => clearInterval(watch);
    request.onerror = broken;
    request.onabort = broken;
    request.onload = () => {
      const body: unknown = readJson(request.responseText);
      done(
        request.status === 201 ? { data: body as Uploaded } : { refusal: asRefusal(body, request.status) },
      );
    };
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', '/api/intake/v1/attachments');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Content-Disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`);
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    for (const [name, value] of Object.entries(headersOf[as])) request.setRequestHeader(name, value);
    request.send(file);
  });
}

/** RFC 8187: what `encodeURIComponent` leaves and a header's value may not have is encoded too. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
