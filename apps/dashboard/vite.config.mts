import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

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
  },
});
