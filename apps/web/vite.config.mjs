import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const ofEveryPage = /node_modules|src\/(parts|api|citizen\/(link|navigation))/;

/**
 * Two builds: the pages for browsers, and with `--ssr` the same components to write their HTML beforehand. The nonce is a
 * placeholder that the gateway replaces in each answer.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: at('.'),
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        emptyOutDir: true,
        minify: false,
        rolldownOptions: { input: at('src/citizen/prerender.tsx') },
      }
    : {
        outDir: 'dist',
        emptyOutDir: false,
        manifest: 'manifest.json',
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { citizen: at('citizen/index.html') },
          // What nearly every page needs in one piece: apart, each of twenty small files packs worse.
          output: { codeSplitting: { groups: [{ name: 'base', test: ofEveryPage, minShareCount: 2 }] } },
        },
      },
}));
