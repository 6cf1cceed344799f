import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { denyImports } from 'vite-env-only';
import remixConfig from './remix.config.js';

/**
 * What the browser may never load: of the server only the pure folders, and no tables or mocks at all.
 * The dev server needs `hmr: { server }` from whoever embeds Vite, or it opens a socket on every interface.
 */
const deniedToBrowser = {
  client: {
    specifiers: [/^#server\/(?!domain\/|contracts\/)/, /^#drizzle\//, /^#mocks\//, /^#tests\//],
    files: [/^server\/(?!domain\/|contracts\/)/, /^drizzle\//, /^mocks\//, /^tests\//, /\.server\.tsx?$/],
  },
};

export default defineConfig({
  plugins: [denyImports(deniedToBrowser), tailwindcss(), remix(remixConfig)],
  server: { host: '127.0.0.1' },
  build: { sourcemap: false, assetsInlineLimit: 0 },
});
