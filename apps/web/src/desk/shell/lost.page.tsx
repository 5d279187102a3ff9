import { Link } from '@tanstack/react-router';
import { useTitle } from '../parts/use-title.ts';
import { useDeskTexts } from '../speaking.tsx';

export function LostPage() {
  const { frame, shell } = useDeskTexts();
  useTitle(frame.notFound);
  return (
    <>
      <h1>{frame.notFound}</h1>
      <p>{frame.notFoundText}</p>
      <Link to="/">{shell.home}</Link>
    </>
  );
}
