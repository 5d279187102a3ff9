import type { ComponentType } from 'react';
import { catalogueOf, lightCatalogueOf, type Catalogue, type Language } from '../texts/catalogue.ts';

export interface Route {
  /** The file of its HTML written beforehand. */
  readonly name: string;
  readonly path: string;
  readonly title: (texts: Catalogue) => string;
  readonly load: () => Promise<ComponentType>;
  /** Whether it says only what is in the light catalogue. */
  readonly isLight?: true;
}

/** Every page for citizens. Each is loaded when somebody goes there. */
export const routes: readonly Route[] = [
  {
    name: 'index',
    path: '/',
    isLight: true,
    title: ({ start }) => start.title,
    load: async () => (await import('./start/start.page.tsx')).StartPage,
  },
  {
    name: 'submit',
    path: '/submit',
    isLight: true,
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
    isLight: true,
    title: ({ privacy }) => privacy.title,
    load: async () => (await import('./privacy/privacy.page.tsx')).PrivacyPage,
  },
];

/** What there is no page for. */
export const lost: Route = {
  name: 'lost',
  path: '',
  isLight: true,
  title: ({ frame }) => frame.notFound,
  load: async () => (await import('./lost.page.tsx')).LostPage,
};

/** The texts a page begins with. */
export function textsFor({ isLight }: Route, language: Language): Promise<Catalogue> {
  return isLight ? lightCatalogueOf(language) : catalogueOf(language);
}

export function routeAt(path: string): Route {
  const plain = path.replace(/(.)\/+$/, '$1');
  return routes.find((route) => route.path === plain) ?? lost;
}
