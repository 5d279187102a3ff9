import { addressesOf, type Address } from '../settings/addresses.ts';
import type { Settings } from '../settings/settings.ts';

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function list(addresses: Address[], language: 'zh' | 'en'): string {
  const items = addresses.map((address) => {
    const url = escaped(address.url);
    const target = address.url.startsWith('http') ? `<a href="${url}">${url}</a>` : `<code>${url}</code>`;
    return `<li>${escaped(address[language])} — ${target}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}code,pre{background:#f2f2f2;padding:.1em .3em}';

/** Chinese first, English below; nothing but addresses and how to begin. */
export function landingPage(settings: Settings): string {
  const addresses = addressesOf(settings);
  const intake = `http://127.0.0.1:${settings.portBase + 1}`;
  const commands = `TOKEN=$(npm run -s token -- linjiang-desk)\ncurl -H "authorization: Bearer $TOKEN" ${intake}/v1/cases`;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>枫桥 Fengqiao</title><style>${STYLE}</style></head>
<body>
<h1>枫桥 Fengqiao</h1>
<p>本机演示环境正在运行。</p>
${list(addresses, 'zh')}
<p>获取某个示例人员的令牌并调用接口（人员见 <code>deploy/local/sample/people.csv</code>）：</p>
<pre>${escaped(commands)}</pre>
<section lang="en">
<h2>English</h2>
<p>The local stack is running.</p>
${list(addresses, 'en')}
<p>Get a token for a person of the sample and call the API (the people are in <code>deploy/local/sample/people.csv</code>):</p>
<pre>${escaped(commands)}</pre>
</section>
</body>
</html>
`;
}
