import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Between two neighbours on the way, and no further (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Said of the caller by himself, or of no concern to a service. A service hears from us alone where a call came from. */
const neverForwarded =
  /^(?:cookie|host|expect|authorization|forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-.*|origin|referer|sec-.*|x-requested-with|x-http-method.*|x-original-.*|x-rewrite-.*|traceparent|tracestate|baggage|if-modified-since|accept-encoding)$/;

/** Of a service's answer: ours stand in their place. */
const neverReturned =
  /^(?:server|x-powered-by|set-cookie|strict-transport-security|x-frame-options|access-control-.*|alt-svc)$/;

export function forwardedHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return passed(headers, neverForwarded);
}

export function returnedHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return passed(headers, neverReturned);
}

function passed(headers: IncomingHttpHeaders, but: RegExp): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => value !== undefined && !hopByHop.has(name) && !named.has(name) && !but.test(name),
    ),
  );
}
