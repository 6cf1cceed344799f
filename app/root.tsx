import latinFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import latinExtFont from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';
import { data } from '@remix-run/node';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DemoBand } from '#app/components/layout/demo-band.tsx';
import { KeepEarlyTyping, NoteEarlyTyping } from '#app/components/layout/early-typing.tsx';
import { ErrorPage } from '#app/components/layout/error-page.tsx';
import { NavigationProgress } from '#app/components/layout/navigation-progress.tsx';
import { RouteAnnouncer } from '#app/components/layout/route-announcer.tsx';
import { SkipLink } from '#app/components/layout/skip-link.tsx';
import { useHeldWhileOffline } from '#app/components/layout/use-held-while-offline.ts';
import { LiveRegion } from '#app/components/ui/live-region.tsx';
import { Toast } from '#app/components/ui/toast.tsx';
import { isLocale, type Locale } from '#app/i18n/catalog.ts';
import { LocaleProvider } from '#app/i18n/use-t.tsx';
import { FAULT_KEY_META } from '#app/lib/watch-faults.ts';
import { takeFlash } from '#app/lib/flash.server.ts';
import { useNonce } from '#app/lib/nonce.tsx';
import { readPreferences } from '#app/lib/preferences.server.ts';
import favicon from './assets/favicon.svg?url';
import stylesheet from './styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'preload', href: latinFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: latinExtFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: favicon, type: 'image/svg+xml' },
];

export const meta: MetaFunction = () => [{ title: 'FiskAI' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const preferences = await readPreferences(request, context);
  const { flash, forget } = await takeFlash(request);
  const headers: HeadersInit = forget ? { 'Set-Cookie': forget } : {};
  // The outbox answers only visitors from this machine (or an administrator, who knows the way).
  const outbox = context.mocksOn && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(request.url).hostname);
  return data(
    { ...preferences, isDemo: context.isDemo, faultKey: context.faultKey, outbox, requestId: context.requestId, flash },
    { headers },
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const root = useRouteLoaderData<typeof loader>('root');
  const locale = useDocumentLocale() ?? root?.locale ?? 'hr';
  const theme = root?.theme ?? 'system';
  const held = useHeldWhileOffline();
  return (
    <html lang={locale} className={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f7f7f5" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101112" />
        {root?.faultKey ? <meta name={FAULT_KEY_META} content={root.faultKey} /> : null}
        <Meta />
        <Links />
        <NoteEarlyTyping />
      </head>
      <body className={root?.isDemo ? '[--band:28px]' : '[--band:0px]'}>
        <LocaleProvider locale={locale}>
          <SkipLink />
          <NavigationProgress />
          {root?.isDemo ? <DemoBand outbox={root.outbox} /> : null}
          {children}
          <Toast flash={held ?? root?.flash ?? null} />
          <LiveRegion />
          <RouteAnnouncer />
          <KeepEarlyTyping />
        </LocaleProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** A shared document is shown to strangers, so its page speaks the document's language and not the visitor's own. */
function useDocumentLocale(): Locale | null {
  const shown = useMatches().find(({ id }) => id === 'routes/shared-document')?.data;
  const locale = typeof shown === 'object' && shown !== null && 'locale' in shown ? shown.locale : null;
  return isLocale(locale) ? locale : null;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>('root');
  return <ErrorPage error={useRouteError()} requestId={root?.requestId} standalone />;
}
