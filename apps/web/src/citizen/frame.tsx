import type { ReactNode } from 'react';
import { useTexts } from '../parts/speaking.tsx';
import { Link } from './link.tsx';

/** What stands around every page: who we are, where to go, the other language, and what to do in an emergency. */
export function Frame({
  path,
  onLanguage,
  children,
}: {
  path: string;
  onLanguage: () => void;
  children: ReactNode;
}) {
  const { frame } = useTexts();
  const menu = [
    ['/submit', frame.submit],
    ['/track', frame.track],
    ['/ledger', frame.ledger],
    ['/receipt', frame.receipt],
  ] as const;
  return (
    <>
      <a className="skip" href="#main">
        {frame.skip}
      </a>
      <header className="head">
        <p className="alarm">
          {frame.emergency} <a href="tel:110">110</a>
          {frame.emergencyAfter}
        </p>
        <div className="bar">
          <Link to="/" className="brand">
            <strong>{frame.name}</strong> <span>{frame.of}</span>
          </Link>
          <button
            type="button"
            className="button button-quiet"
            aria-label={frame.otherLanguageLabel}
            onClick={onLanguage}
          >
            {frame.otherLanguage}
          </button>
        </div>
        <nav className="menu" aria-label={frame.menu}>
          <ul>
            {menu.map(([to, label]) => (
              <li key={to} className={path === to ? 'here' : undefined}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <Link to="/privacy">{frame.privacy}</Link>
        <a href="/desk">{frame.staff}</a>
      </footer>
    </>
  );
}
