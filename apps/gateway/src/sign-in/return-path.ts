/** Of no use to come back to: calls, and the way in and out, however written, as they are answered however written. */
const notPages = /^\/(?:api|session|sign-[^/]*|healthz|readyz|metrics)(?:[/?#]|$)/i;

/** Where to go after signing in, as one of our own pages; null for what leads elsewhere, however it is written. */
export function returnPath(asked: unknown, publicUrl: URL): string | null {
  if (asked === undefined) return '/desk';
  // Browsers drop tabs and line ends from addresses and take `\` for `/`.
  if (
    typeof asked !== 'string' ||
    asked.length > 2_000 ||
    !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(asked)
  )
    return null;
  const url = new URL(asked, publicUrl);
  if (url.origin !== publicUrl.origin || url.pathname.startsWith('//') || notPages.test(url.pathname))
    return null;
  return url.pathname + url.search + url.hash;
}
