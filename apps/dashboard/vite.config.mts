import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What every page needs comes in two files, not in twenty: each costs a slow processor a request. */
const LIBRARIES =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|wouter|regexparam|use-sync-external-store)\//;
/** Runs first, and needs no library. */
const EARLY = /apps\/dashboard\/src\/(early|key|address|pages|words\/language)\.ts$/;
const SHELL = /apps\/dashboard\/src\/(?!main\.tsx|pages\/|flow\/|words\/(en|nl)\/|parts\/chart)/;

/** Served by the product: the page at `/`, its files below `/dashboard/`. */
export default defineConfig({
  root: here('.'),
  base: '/dashboard/',
  plugins: [react()],
  build: {
    outDir: here('../../dist/apps/dashboard'),
    emptyOutDir: true,
    assetsDir: '',
    // The page's policy allows no data: addresses in scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What belongs to which page: a spec holds each to its size.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'early', test: EARLY, priority: 2 },
            { name: 'libraries', test: LIBRARIES },
            { name: 'shell', test: SHELL },
          ],
        },
      },
    },
  },
});
