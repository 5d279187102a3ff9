import type { ThemeConfig } from 'antd';

/** antd's defaults fall below AA on white: these do not. Motion is for those who have not asked for less. */
export function deskTheme(): ThemeConfig {
  return {
    token: {
      colorPrimary: '#0958d9',
      colorLink: '#0958d9',
      colorError: '#cf1322',
      colorSuccess: '#237804',
      colorWarning: '#8a5200',
      colorTextPlaceholder: '#6b6b6b',
      colorTextDescription: '#595959',
      colorBorder: '#8c8c8c',
      borderRadius: 4,
      fontSize: 14,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
  };
}

/** The page's nonce, without which its policy lets no style of antd in. */
export function styleNonce(): string {
  return document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
