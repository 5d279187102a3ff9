/** Words of a page in both languages; Chinese stands first. */
export interface PlainWords {
  readonly zh: string;
  readonly en: string;
}

export interface PlainPage {
  readonly title: PlainWords;
  readonly lines: readonly PlainWords[];
  /** Where to go on, by a link of this place. */
  readonly link?: { readonly href: string; readonly words: PlainWords };
  /** A button that posts to a path of this place. */
  readonly button?: { readonly action: string; readonly words: PlainWords };
}

const style = `body{font:1rem/1.6 system-ui,sans-serif;color:#1f1f1f;background:#fff;max-width:40rem;margin:0 auto;padding:1.5rem 1rem}
a{color:#0958d9}a,button{display:inline-block;min-height:44px;line-height:44px;font-size:1rem}
button{padding:0 1.25rem;border:0;border-radius:6px;background:#0958d9;color:#fff}
[lang=en]{margin-top:2rem;border-top:1px solid #d9d9d9}`;

/** A page that needs no script, for what has to be said before or beside the built pages. */
export function plainPage(page: PlainPage, nonce: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(page.title.zh)} · ${escaped(page.title.en)}</title><style nonce="${nonce}">${style}</style></head>
<body><main>
<h1>${escaped(page.title.zh)}</h1>
${part(page, 'zh')}
<section lang="en">
<h2>${escaped(page.title.en)}</h2>
${part(page, 'en')}
</section>
</main></body>
</html>
`;
}

function part({ lines, link, button }: PlainPage, language: 'zh' | 'en'): string {
  return [
    ...lines.map((line) => `<p>${escaped(line[language])}</p>`),
    ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.words[language])}</a></p>`] : []),
    ...(button
      ? [
          `<form method="post" action="${escaped(button.action)}"><button>${escaped(button.words[language])}</button></form>`,
        ]
      : []),
  ].join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
