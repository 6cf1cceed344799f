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

/**
 * Remix waits for the page's data by throwing a promise at the very root, before its first hook, where no boundary catches it.
 * Something pressed meanwhile would make React 18 give the page up for good (its error 345): a page without working buttons.
 * So the wait is over before React takes the page into hand. Anything else thrown here is thrown again there, and shown.
 */
async function waitForData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}

void Promise.all([loadWords(), waitForData()]).then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
