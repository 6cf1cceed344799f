/**
 * The one place of Remix's options; `vite.config.ts` hands them to the plugin. Routes are an explicit table in
 * `app/routes.ts`, so that Croatian paths lead to English file names.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverBuildFile: 'index.js',
  future: {
    v3_fetcherPersist: true,
    // A page that asks the server which routes there are fails with a 404 when something is submitted meanwhile (Remix 2.17: a
    // fetcher whose route is not known yet is revalidated). The whole table is one file of 8 kB that the browser keeps.
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
