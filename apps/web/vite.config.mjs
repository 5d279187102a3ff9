import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const entryOf = (mode) => (mode === 'desk' ? 'desk' : 'citizen');
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const ofEveryPage = /node_modules|src\/(parts|api|citizen\/(link|navigation))/;

/**
 * Three builds: the pages for browsers, citizens' and with `--mode desk` the desk's, each cut for itself, since nobody who
 * reads the one waits for what the other shares with it; and with `--ssr` the same components to write their HTML beforehand. The
 * nonce is a placeholder that the gateway replaces in each answer.
 */
export default defineConfig(({ isSsrBuild, mode }) => ({
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
        manifest: `manifest.${entryOf(mode)}.json`,
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { [entryOf(mode)]: at(`${entryOf(mode)}/index.html`) },
          // What nearly every citizen's page needs in one piece: apart, each of twenty small files packs worse.
          ...(entryOf(mode) === 'citizen' && {
            output: { codeSplitting: { groups: [{ name: 'base', test: ofEveryPage, minShareCount: 2 }] } },
          }),
        },
      },
}));
