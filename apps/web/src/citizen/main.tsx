import '../styles/all.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { asLanguage } from '../texts/catalogue.ts';
import { App } from './app.tsx';
import { keptLanguage } from '../parts/kept-language.ts';
import { routeAt, textsFor } from './routes.ts';

/** The page that came is taken over as it is, with what was typed meanwhile; another path than it was written for is drawn. */
const container = document.getElementById('page');
const html = document.documentElement;
const language = asLanguage(html.lang);
const route = routeAt(location.pathname);
const [Page, texts] = await Promise.all([route.load(), textsFor(route, language)]);
if (container) {
  const app = (
    <App path={location.pathname} Page={Page} language={language} texts={texts} chosen={keptLanguage()} />
  );
  if (container.dataset['route'] === route.name) hydrateRoot(container, app);
  else createRoot(container).render(app);
}
