import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Button, Layout } from 'antd';
import { useContext, useEffect, useState } from 'react';
import { meQuery, sessionQuery } from '../api/queries.ts';
import { useChanges } from '../api/use-changes.ts';
import { KeyHelp } from '../keyboard/key-help.tsx';
import { useNames } from '../parts/names.ts';
import { TellingProvider } from '../parts/telling.tsx';
import { useDeskTexts } from '../speaking.tsx';
import { ChangeLanguage } from './change-language.ts';
import { forgetDrafts } from '../acts/drafts.ts';
import { MainMenu } from './main-menu.tsx';

/** What stands around every screen: where to go, who one is, the other language. */
export function Shell() {
  const { frame, shell } = useDeskTexts();
  const change = useContext(ChangeLanguage);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => setMenuOpen(false), [path]);
  useChanges();
  return (
    <TellingProvider>
      <a className="skip" href="#main">
        {shell.skip}
      </a>
      <Layout className="desk">
        <Layout.Header className="desk-head">
          <Button
            className="menu-button"
            aria-expanded={isMenuOpen}
            aria-controls="menu"
            onClick={() => setMenuOpen(!isMenuOpen)}
          >
            {shell.openMenu}
          </Button>
          <strong className="brand">{shell.name}</strong>
          <Whoever />
          <KeyHelp />
          <Button type="text" aria-label={frame.otherLanguageLabel} onClick={change}>
            {frame.otherLanguage}
          </Button>
          <Button type="text" onClick={() => signOut()}>
            {shell.signOut}
          </Button>
        </Layout.Header>
        <Layout className="desk-body">
          <nav id="menu" className={isMenuOpen ? 'menu menu-open' : 'menu'} aria-label={shell.menu}>
            <MainMenu />
          </nav>
          <main id="main" tabIndex={-1}>
            <SessionBanner />
            <Outlet />
          </main>
        </Layout>
      </Layout>
    </TellingProvider>
  );
}

/** Who is signed in, and in which seats. */
function Whoever() {
  const { shell } = useDeskTexts();
  const names = useNames();
  const me = useQuery(meQuery).data;
  if (!me) return <span className="whoever" />;
  const roles = me.roles.map((role) => shell.roles[role] ?? role).join(' / ');
  return (
    <span className="whoever">
      <bdi>{me.nameZh ?? me.id}</bdi>
      <span className="whoever-seat">
        {roles}
        {me.unit && ` · ${names.unit(me.unit)}`}
      </span>
    </span>
  );
}

/** Said, where the session has ended, or its person sits nowhere; what was typed stays on the page. */
function SessionBanner() {
  const { shell } = useDeskTexts();
  const session = useQuery(sessionQuery).data;
  const me = useQuery({ ...meQuery, enabled: session?.person !== null });
  if (session?.person === null)
    return (
      <div className="box box-bad" role="alert">
        <p>{shell.ended}</p>
        <a href={`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`}>
          {shell.signIn}
        </a>
      </div>
    );
  if (me.data?.id === null)
    return (
      <div className="box box-bad" role="alert">
        <p>{shell.noSeat}</p>
      </div>
    );
  return null;
}

/** The door ends the session, at the provider too; what was typed goes with it. */
function signOut(): void {
  forgetDrafts();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/sign-out';
  document.body.append(form);
  form.submit();
}
