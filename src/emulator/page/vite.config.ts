import { defineConfig } from 'vite';

/** Builds the chat page into the package: `npm run build:page`. Everything is a file of its own, for the strict CSP. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  build: {
    outDir: '../../../dist/emulator/page',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
  },
});
