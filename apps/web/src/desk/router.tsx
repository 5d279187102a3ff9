import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { LostPage } from './shell/lost.page.tsx';
import { Shell } from './shell/shell.tsx';
import { asWorklistSearch } from './worklist/worklist-search.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: LostPage });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home.page.tsx'), 'HomePage'),
});
const worklist = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: asWorklistSearch,
  component: lazyRouteComponent(() => import('./worklist/worklist.page.tsx'), 'WorklistPage'),
});
const matter = createRoute({
  getParentRoute: () => root,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('./case/case.page.tsx'), 'CasePage'),
});
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: (search: Record<string, unknown>): { all?: '1' } =>
    search['all'] === '1' ? { all: '1' } : {},
  component: lazyRouteComponent(() => import('./notices/notices.page.tsx'), 'NoticesPage'),
});

const registration = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: ({ solved }: Record<string, unknown>): { solved?: '1' } =>
    solved === '1' ? { solved } : {},
  component: lazyRouteComponent(() => import('./registration/registration.page.tsx'), 'RegistrationPage'),
});

const decisions = createRoute({
  getParentRoute: () => root,
  path: '/decisions',
  component: lazyRouteComponent(() => import('./decisions/decisions.page.tsx'), 'DecisionsPage'),
});

const guidanceList = createRoute({
  getParentRoute: () => root,
  path: '/guidance',
  component: lazyRouteComponent(() => import('./guidance/guidance-list.page.tsx'), 'GuidanceListPage'),
});
const guidance = createRoute({
  getParentRoute: () => root,
  path: '/guidance/entry',
  // In the query: its dots would make a file's name of the path.
  validateSearch: ({ about }: Record<string, unknown>): { about: string } => ({
    about: typeof about === 'string' ? about : 'general',
  }),
  component: lazyRouteComponent(() => import('./guidance/guidance.page.tsx'), 'GuidancePage'),
});

/** Every address of the desk; a list's whole state stands in its address, as plain words. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...[home, worklist, matter, notices, registration, decisions],
    ...[guidanceList, guidance],
  ]),
  basepath: '/desk',
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
    return text && `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
