import type { ComponentType } from 'react';
import { catalogueOf, partOf, type Language } from '../texts/catalogue.ts';
import type { Catalogue } from '../texts/shape.ts';

export interface Route {
  /** The file of its HTML written beforehand. */
  readonly name: string;
  readonly path: string;
  readonly title: (texts: Catalogue) => string;
  readonly load: () => Promise<ComponentType>;
  /** The part of the catalogue in which is all that it says; left out: it takes the whole. */
  readonly texts?: 'first' | 'light';
}

/** Every page for citizens. Each is loaded when somebody goes there. */
export const routes: readonly Route[] = [
  {
    name: 'index',
    path: '/',
    texts: 'first',
    title: ({ start }) => start.title,
    load: async () => (await import('./start/start.page.tsx')).StartPage,
  },
  {
    name: 'submit',
    path: '/submit',
    texts: 'light',
    title: ({ submit }) => submit.title,
    load: async () => (await import('./submit/submit.page.tsx')).SubmitPage,
  },
  {
    name: 'track',
    path: '/track',
    title: ({ track }) => track.title,
    load: async () => (await import('./track/track.page.tsx')).TrackPage,
  },
  {
    name: 'dispute',
    path: '/dispute',
    title: ({ dispute }) => dispute.title,
    load: async () => (await import('./track/track.page.tsx')).TrackPage,
  },
  {
    name: 'ledger',
    path: '/ledger',
    title: ({ ledger }) => ledger.title,
    load: async () => (await import('./ledger/ledger.page.tsx')).LedgerPage,
  },
  {
    name: 'receipt',
    path: '/receipt',
    title: ({ receipt }) => receipt.title,
    load: async () => (await import('./receipt/receipt.page.tsx')).ReceiptPage,
  },
  {
    name: 'privacy',
    path: '/privacy',
    texts: 'light',
    title: ({ privacy }) => privacy.title,
    load: async () => (await import('./privacy/privacy.page.tsx')).PrivacyPage,
  },
];

/** What there is no page for. */
export const lost: Route = {
  name: 'lost',
  path: '',
  texts: 'light',
  title: ({ frame }) => frame.notFound,
  load: async () => (await import('./lost.page.tsx')).LostPage,
};

/** The texts a page begins with. */
export function textsFor({ texts }: Route, language: Language): Promise<Catalogue> {
  return texts ? partOf(texts, language) : catalogueOf(language);
}

export function routeAt(path: string): Route {
  const plain = path.replace(/(.)\/+$/, '$1');
  return routes.find((route) => route.path === plain) ?? lost;
}
