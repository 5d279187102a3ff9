import { useEffect, useRef, useState, type ComponentType } from 'react';
import { SpeakingProvider } from '../parts/speaking.tsx';
import { catalogueOf, type Language } from '../texts/catalogue.ts';
import type { Catalogue } from '../texts/shape.ts';
import { Frame } from './frame.tsx';
import { keepLanguage } from '../parts/kept-language.ts';
import { usePlace } from './navigation.ts';
import { routeAt, type Route } from './routes.ts';

export interface First {
  readonly path: string;
  readonly Page: ComponentType;
  readonly language: Language;
  readonly texts: Catalogue;
  /** The language the reader has chosen before, where the page came in another. */
  readonly chosen?: Language | undefined;
}

/** The page at the path the reader is at, in the reader's language. What it begins with has been loaded before. */
export function App(first: First) {
  const [begun] = useState({ path: first.path, visit: 0 });
  const { path, visit } = usePlace(begun);
  const [shown, setShown] = useState<{ route: Route; Page: ComponentType; visit: number }>({
    route: routeAt(first.path),
    Page: first.Page,
    visit: 0,
  });
  const [speaking, setSpeaking] = useState({ language: first.language, texts: first.texts });
  const isFirst = useRef(true);

  const speak = (language: Language) => {
    void catalogueOf(language).then((texts) => {
      document.documentElement.lang = language;
      setSpeaking({ language, texts });
    });
  };
  useEffect(() => {
    if (first.chosen && first.chosen !== first.language) speak(first.chosen);
    // Once, when the page has come to life.
  }, []);

  useEffect(() => {
    if (visit === shown.visit) return;
    const route = routeAt(path);
    let isCurrent = true;
    void Promise.all([route.load(), catalogueOf(speaking.language)]).then(([Page, texts]) => {
      if (!isCurrent) return;
      setSpeaking({ language: speaking.language, texts });
      setShown({ route, Page, visit });
    });
    return () => {
      isCurrent = false;
    };
  }, [path, visit, shown.visit, speaking.language]);

  useEffect(() => {
    document.title = `${shown.route.title(speaking.texts)} · ${speaking.texts.frame.name}`;
  }, [shown.route, speaking.texts]);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    scrollTo(0, 0);
    document.getElementById('main')?.focus();
  }, [shown.visit]);

  const { Page } = shown;
  return (
    <SpeakingProvider value={speaking}>
      <Frame
        path={shown.route.path}
        onLanguage={() => {
          const other: Language = speaking.language === 'en' ? 'zh-CN' : 'en';
          keepLanguage(other);
          speak(other);
        }}
      >
        <Page key={shown.visit} />
      </Frame>
    </SpeakingProvider>
  );
}
