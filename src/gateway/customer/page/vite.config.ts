import { defineConfig } from 'vite';

/** Builds the page of the customer gateway into the package. Everything is a file of its own, for the strict CSP. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  build: {
    outDir: '../../../../dist/gateway/customer/page',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
  },
});
