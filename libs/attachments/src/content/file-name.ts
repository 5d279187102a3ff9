const longest = 100;
/** Controls, marks that turn text round, blanks that end a line; what systems take for a path or a device. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;
const forbidden = /[<>:"|?*]/g;

const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};

/** What a file is called from now on: the last part of what it was called, as far as it can be seen, with the ending of what it is. */
export function fileName(given: string, type: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(unseen, '').replace(forbidden, '_').replace(/\s+/g, ' ').trim();
  const known = endings[type] ?? [];
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(plain)?.[1]?.toLowerCase();
  const isOwn = ending !== undefined && known.includes(ending);
  const stem = (isOwn ? plain.slice(0, plain.lastIndexOf('.')) : plain).replace(/^[.\s]+|[.\s]+$/g, '');
  const suffix = `.${isOwn ? ending : (known[0] ?? 'bin')}`;
  return `${[...(stem || 'attachment')].slice(0, longest - suffix.length).join('')}${suffix}`;
}

/**
 * The name in a header `Content-Disposition`: RFC 6266's `filename*` in UTF-8, else its plain `filename`; empty where
 * there is none that can be read.
 */
export function nameIn(disposition: string | undefined): string {
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]*)/i.exec(disposition ?? '')?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return '';
    }
  }
  const [, quoted, bare] =
    /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/i.exec(disposition ?? '') ?? [];
  return Buffer.from(quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '', 'latin1').toString('utf8');
}

/** As a header says it, whatever letters it has. */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
