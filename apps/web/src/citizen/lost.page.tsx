import { useTexts } from '../parts/speaking.tsx';
import { Link } from './link.tsx';

export function LostPage() {
  const { frame } = useTexts();
  return (
    <>
      <h1>{frame.notFound}</h1>
      <p>{frame.notFoundText}</p>
      <p>
        <Link to="/">{frame.home}</Link>
      </p>
    </>
  );
}
