import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Asked } from '../parts/asked.tsx';
import { useTitle } from '../parts/use-title.ts';
import { useDeskTexts } from '../speaking.tsx';
import { useAboutName } from './about-name.ts';
import { GuidanceEditor } from './guidance-editor.tsx';
import { guidanceQuery } from './guidance-queries.ts';
import { WholeGuidance } from './guidance-text.tsx';
import { Versions } from './versions.tsx';

const route = getRouteApi('/guidance/entry');

/** Guidance about one thing: written by whoever may publish it, read by the others. */
export function GuidancePage() {
  const { about } = route.useSearch();
  const { guidance } = useDeskTexts();
  const name = useAboutName()(about);
  const query = useQuery(guidanceQuery(about));
  useTitle(`${name} ${guidance.title}`);
  return (
    <>
      <p className="crumbs">
        <Link to="/guidance">{guidance.back}</Link>
      </p>
      <h1>
        <bdi>{name}</bdi> · {guidance.title}
      </h1>
      <Asked query={query}>
        {(inForce) =>
          inForce.mayPublish ? (
            <GuidanceEditor key={about} inForce={inForce} name={name} />
          ) : (
            <div className="guidance-columns">
              <section className="panel">
                <WholeGuidance {...inForce} />
                <p className="hint">{guidance.readOnly}</p>
              </section>
              <Versions about={about} />
            </div>
          )
        }
      </Asked>
    </>
  );
}
