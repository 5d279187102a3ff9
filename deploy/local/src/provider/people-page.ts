import type { SamplePerson } from '../../local-identity.mjs';
import { escaped } from './escaped.ts';
import { documentOf } from './provider-pages.ts';
import type { SampleUnit } from './sample-units.ts';

/** In the order people of a unit stand in; who leads it comes first. */
const posts = {
  chief: ['领导', 'Chief'],
  deputy: ['副职', 'Deputy'],
  desk: ['受理席', 'Desk'],
  officer: ['民警', 'Officer'],
  mediator: ['调解员', 'Mediator'],
  supervisor: ['督察', 'Supervisor'],
  analyst: ['考核员', 'Analyst'],
  admin: ['管理员', 'Administrator'],
} as const;
const order = Object.keys(posts);
const postOf = ({ post, role }: SamplePerson) => (post || role) as keyof typeof posts;
const placeOf = (person: SamplePerson) => order.indexOf(postOf(person));

/** The sample's people under their units, of each by post; a click signs in. */
export function peoplePage(
  uid: string,
  people: readonly SamplePerson[],
  units: readonly SampleUnit[],
): string {
  const groups = units.map((unit) =>
    groupOf(
      unit,
      people.filter((person) => person.unit === unit.path),
    ),
  );
  return documentOf(
    '选择人员 · Choose a person',
    `<h1>以谁的身份登录？ <span lang="en">Sign in as whom?</span></h1>
<p>本机演示环境的示例人员，点一下即可登录，无需密码。 <span lang="en">The people of the sample. One click signs in; there are no passwords.</span></p>
<form method="post" action="/people/${escaped(uid)}">
${groups.join('')}</form>`,
  );
}

function groupOf({ path, name_zh: zh, name_en: en }: SampleUnit, people: readonly SamplePerson[]): string {
  if (people.length === 0) return '';
  const inOrder = people.toSorted((one, two) => placeOf(one) - placeOf(two));
  return `<section aria-label="${escaped(zh)}"><h2>${escaped(zh)} <span lang="en">${escaped(en)}</span> <small>${escaped(path)}</small></h2>
<ul>
${inOrder.map(buttonOf).join('\n')}
</ul></section>
`;
}

function buttonOf(person: SamplePerson): string {
  const [zh, en] = posts[postOf(person)];
  return `<li><button name="person" value="${escaped(person.id)}"><b>${escaped(person.name_zh)}</b><small>${escaped(zh)} <span lang="en">${escaped(en)}</span> · ${escaped(person.id)}</small></button></li>`;
}
