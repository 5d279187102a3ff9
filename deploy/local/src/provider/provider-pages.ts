import { escaped } from './escaped.ts';

const style = `body{font:1rem/1.6 system-ui,sans-serif;color:#1f1f1f;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem}h2{font-size:1rem;margin:1.5rem 0 .5rem}a{color:#0958d9}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}
button{font:inherit;text-align:start;width:100%;min-height:44px;padding:.5rem .75rem;border:1px solid #8c8c8c;border-radius:6px;background:#fff;color:inherit;cursor:pointer}
button:hover,button:focus-visible{border-color:#0958d9;outline:2px solid #0958d9}
button b{display:block}small{color:#595959;font-size:.875rem;overflow-wrap:anywhere}
pre{background:#f2f2f2;padding:.5rem;overflow-x:auto}code{overflow-wrap:anywhere}`;

export function documentOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main>
${body}
</main></body>
</html>
`;
}

/** Goes on by itself; with a button for a browser without scripts. */
export function leavingPage(form: string): string {
  return documentOf(
    '退出登录 · Signing out',
    `<h1>正在退出登录 <span lang="en">Signing out</span></h1>
${form}
<button form="op.logoutForm" name="logout" value="yes" autofocus>退出 <span lang="en">Sign out</span></button>
<script>document.querySelector('button[form]').click()</script>`,
  );
}

export function leftPage(): string {
  return documentOf('已退出 · Signed out', '<h1>已退出登录 <span lang="en">You are signed out</span></h1>');
}

export function wrongPage(error: string, description: string): string {
  return documentOf(
    '登录未成功 · Not signed in',
    `<h1>登录未成功 <span lang="en">You were not signed in</span></h1><p>${escaped(error)}: ${escaped(description)}</p>`,
  );
}
