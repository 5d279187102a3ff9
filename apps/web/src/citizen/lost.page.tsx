import { useTexts } from '../parts/speaking.tsx';
import { Link } from './link.tsx';

export function LostPage() {
  const { frame } = useTexts();
  return (
    <>
      <h1>{frame.notFound}</h1>
      <p>{frame.notFoundText}</p>
      <div className="acts">
        {(
          [
            ['/', frame.home],
            ['/submit', frame.submit],
            ['/track', frame.track],
            ['/ledger', frame.ledger],
          ] as const
        ).map(([to, label]) => (
          <Link key={to} to={to} className="button">
            {label}
          </Link>
        ))}
      </div>
    </>
  );
}
