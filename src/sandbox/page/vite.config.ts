import { defineConfig } from 'vite';

/** The page is a few small files beside each other, served by the sandbox under one path; nothing is inlined, because the page's policy forbids it. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/sandbox/page/',
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: '../../../dist/page',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'cards.html'].map((name) => `${import.meta.dirname}/${name}`),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
