import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inboxQuery, meQuery } from '../api/queries.ts';
import { useDeskTexts } from '../speaking.tsx';

export function MainMenu() {
  const { shell } = useDeskTexts();
  const unread = useQuery(inboxQuery).data?.unread ?? 0;
  const roles = useQuery(meQuery).data?.roles ?? [];
  const isChief = roles.includes('chief');
  const keepsGuidance = isChief || roles.includes('admin');
  return (
    <ul>
      <li>
        <Link to="/" activeOptions={{ exact: true }}>
          {shell.home}
        </Link>
      </li>
      <li>
        <Link to="/cases" search={{}} activeOptions={{ includeSearch: false }}>
          {shell.worklist}
        </Link>
      </li>
      {isChief && (
        <li>
          <Link to="/decisions">{shell.decisions}</Link>
        </li>
      )}
      <li>
        <Link to="/register" search={{}} activeOptions={{ includeSearch: false }}>
          {shell.register}
        </Link>
      </li>
      {keepsGuidance && (
        <li>
          <Link to="/guidance">{shell.guidance}</Link>
        </li>
      )}
      <li>
        <Link to="/notices" search={{}} activeOptions={{ includeSearch: false }}>
          {shell.notices}
          {unread > 0 && <span className="count">{shell.unread(unread)}</span>}
        </Link>
      </li>
    </ul>
  );
}
