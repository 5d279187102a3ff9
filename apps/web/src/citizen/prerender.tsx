import { renderToString } from 'react-dom/server';
import { catalogueOf, languages, type Language } from '../texts/catalogue.ts';
import { App } from './app.tsx';
import { routes } from './routes.ts';

export interface Written {
  readonly name: string;
  readonly language: Language;
  readonly title: string;
  readonly html: string;
}

/** The HTML of every page in every language, as it is before its script has come. */
export async function writePages(): Promise<Written[]> {
  const pages = routes.flatMap((route) => languages.map((language) => ({ route, language })));
  return Promise.all(
    pages.map(async ({ route, language }) => {
      const [Page, texts] = await Promise.all([route.load(), catalogueOf(language)]);
      return {
        name: route.name,
        language,
        title: `${route.title(texts)} · ${texts.frame.name}`,
        html: renderToString(<App path={route.path} Page={Page} language={language} texts={texts} />),
      };
    }),
  );
}
