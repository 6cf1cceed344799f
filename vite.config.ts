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

/**
 * Everything of `node_modules` that a page can load. Found one by one while a person clicks, Vite would bundle anew and
 * reload, and two copies of React meet in the meantime.
 */
const browserPackages = [
  '@conform-to/react',
  '@conform-to/zod/v4',
  '@radix-ui/react-dialog',
  '@radix-ui/react-dropdown-menu',
  '@radix-ui/react-popover',
  '@remix-run/react',
  'big.js',
  'clsx',
  'cmdk',
  'd3-scale',
  'd3-shape',
  'lucide-react',
  'react',
  'react-dom',
  'saxes',
  'react-dom/client',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'zod',
];

export default defineConfig({
  plugins: [denyImports(deniedToBrowser), tailwindcss(), remix(remixConfig)],
  server: { host: '127.0.0.1' },
  // Remix reads route modules whole to learn their exports; the server's half must not be bundled for the browser on that account.
  optimizeDeps: { include: browserPackages, exclude: ['@remix-run/node'] },
  build: { sourcemap: false, assetsInlineLimit: 0 },
});
