import { escaped } from './escaped.ts';
import { documentOf } from './provider-pages.ts';
import { addressesOf, type Address } from '../settings/addresses.ts';
import type { Settings } from '../settings/settings.ts';

function list(addresses: Address[], language: 'zh' | 'en'): string {
  const items = addresses.map((address) => {
    const url = escaped(address.url);
    const target = address.url.startsWith('http') ? `<a href="${url}">${url}</a>` : `<code>${url}</code>`;
    return `<li>${escaped(address[language])} — ${target}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

/** What the stack consists of and how to begin: Chinese first, English below. */
export function aboutPage(settings: Settings): string {
  const addresses = addressesOf(settings);
  const intake = `http://127.0.0.1:${settings.portBase + 1}`;
  const commands = `TOKEN=$(npm run -s token -- linjiang-desk)\ncurl -H "authorization: Bearer $TOKEN" ${intake}/v1/cases`;
  return documentOf(
    '本机演示环境 · The local stack',
    `<h1>枫桥 Fengqiao</h1>
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
</section>`,
  );
}
