import { renderToString } from 'react-dom/server';
import { languages, type Language } from '../texts/catalogue.ts';
import { App } from './app.tsx';
import { lost, routes, textsFor } from './routes.ts';

export interface Written {
  readonly name: string;
  readonly language: Language;
  readonly title: string;
  readonly html: string;
  /** Which catalogue it needs. */
  readonly texts: 'first' | 'light' | 'all';
}

/** The HTML of every page in every language, as it is before its script has come. */
export async function writePages(): Promise<Written[]> {
  const pages = [...routes, lost].flatMap((route) => languages.map((language) => ({ route, language })));
  return Promise.all(
    pages.map(async ({ route, language }) => {
      const [Page, texts] = await Promise.all([route.load(), textsFor(route, language)]);
      return {
        name: route.name,
        language,
        title: `${route.title(texts)} · ${texts.frame.name}`,
        texts: route.texts ?? 'all',
        html: renderToString(<App path={route.path} Page={Page} language={language} texts={texts} />),
      };
    }),
  );
}
