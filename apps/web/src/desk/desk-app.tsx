import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useMemo, useState } from 'react';
import { keepLanguage } from '../parts/kept-language.ts';
import { deskCatalogueOf } from '../texts/desk-catalogue-of.ts';
import type { DeskCatalogue } from '../texts/desk-catalogue.ts';
import type { Language } from '../texts/catalogue.ts';
import { ChangeLanguage } from './shell/change-language.ts';
import { makeQueryClient } from './shell/query-client.ts';
import { router } from './router.tsx';
import { DeskSpeakingProvider } from './speaking.tsx';
import { deskTheme, styleNonce } from './theme.ts';

const client = makeQueryClient();

export interface First {
  readonly language: Language;
  readonly texts: DeskCatalogue;
}

/** The desk in the reader's language, with what it has read so far. */
export function DeskApp({ first }: { first: First }) {
  const [speaking, setSpeaking] = useState<First>(first);
  const theme = useMemo(deskTheme, []);
  const change = () => {
    const language = speaking.language === 'en' ? 'zh-CN' : 'en';
    void deskCatalogueOf(language).then((texts) => {
      keepLanguage(language);
      document.documentElement.lang = language;
      setSpeaking({ language, texts });
      // Some answers are worded by the service.
      void client.invalidateQueries();
    });
  };
  return (
    <ConfigProvider
      theme={theme}
      csp={{ nonce: styleNonce() }}
      {...(speaking.language === 'zh-CN' && { locale: zhCN })}
      button={{ autoInsertSpace: false }}
      // What a choice opens stands over the panel it is in, which nothing outside of it can.
      getPopupContainer={(from) => from?.closest('dialog') ?? document.body}
    >
      <QueryClientProvider client={client}>
        <DeskSpeakingProvider value={speaking}>
          <ChangeLanguage value={change}>
            <RouterProvider router={router} />
          </ChangeLanguage>
        </DeskSpeakingProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
