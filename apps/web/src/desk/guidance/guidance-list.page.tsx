import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { categoriesQuery, meQuery } from '../api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { nearMoment } from '../parts/near-moment.ts';
import { useNames } from '../parts/names.ts';
import { useTitle } from '../parts/use-title.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { useAboutName } from './about-name.ts';
import { guidanceListQuery } from './guidance-queries.ts';

const groups = ['unit', 'general', 'ledger', 'category'] as const;

/** What there is guidance about, or could be. */
export function GuidanceListPage() {
  const { texts, language } = useDeskSpeaking();
  const { guidance, words } = texts;
  useTitle(guidance.title);
  const list = useQuery(guidanceListQuery);
  const isAdmin = useQuery(meQuery).data?.roles.includes('admin') === true;
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const aboutName = useAboutName();
  const names = useNames();
  return (
    <>
      <h1>{guidance.title}</h1>
      <p className="quiet">{isAdmin ? guidance.intro : guidance.introUnit}</p>
      <Asked query={list}>
        {({ items, mine, serverTime }) => {
          const written = new Map(items.map((item) => [item.about, item]));
          const abouts = new Set([
            ...mine,
            ...items.map(({ about }) => about),
            ...['general', ...Object.keys(words.ledgers).map((ledger) => `ledger.${ledger}`)],
            ...categories.map(({ slug }) => `category.${slug}`),
          ]);
          const of = (kind: string) => [...abouts].filter((about) => about.split('.')[0] === kind);
          return groups
            .filter((kind) => of(kind).length > 0)
            .map((kind) => (
              <section key={kind} className="panel" aria-labelledby={`g-${kind}`}>
                <h2 id={`g-${kind}`}>{guidance.groups[kind]}</h2>
                <ul className="guidance-list">
                  {of(kind).map((about) => {
                    const one = written.get(about);
                    const when = one && nearMoment(one.publishedAt, { texts, language, now: serverTime });
                    return (
                      <li key={about}>
                        <Link to="/guidance/entry" search={{ about }}>
                          <bdi>{aboutName(about)}</bdi>
                        </Link>
                        <span className={one ? undefined : 'quiet'}>
                          {one ? guidance.counts(one.law, one.steps, one.answers) : guidance.none}
                        </span>
                        <bdi className="quiet">
                          {one && guidance.published(one.version, names.person(one.publishedBy), when ?? '')}
                        </bdi>
                      </li>
                    );
                  })}
                </ul>
              </section>
            ));
        }}
      </Asked>
    </>
  );
}
