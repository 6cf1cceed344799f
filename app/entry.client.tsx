import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { watchFaults } from '#app/lib/watch-faults.ts';

watchFaults();

/** Dialogs lock scrolling with a style element of their own; it needs the page's nonce (react-style-singleton reads this name). */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
if (nonce) Object.assign(window, { __webpack_nonce__: nonce });

async function loadWords(): Promise<void> {
  if (document.documentElement.lang === 'en') registerCatalog('en', (await import('#app/i18n/en/index.ts')).en);
  else registerCatalog('hr', (await import('#app/i18n/hr/index.ts')).hr);
}

void loadWords().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
