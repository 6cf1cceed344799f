import { Form, useLocation, useRouteLoaderData } from '@remix-run/react';
import clsx from 'clsx';
import { Monitor, Moon, Sun } from 'lucide-react';
import { LOCALES } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { THEMES } from '#app/lib/load-context.ts';
import { paths } from '#app/lib/paths.ts';
import type { loader as rootLoader } from '#app/root.tsx';

const ICONS = { system: Monitor, light: Sun, dark: Moon };

const segmentClass = (chosen: boolean): string =>
  clsx(
    'flex h-[26px] flex-1 items-center justify-center gap-1.5 rounded-xs px-2 text-xs whitespace-nowrap',
    chosen ? 'bg-surface font-medium text-text shadow-edge' : 'text-muted hover:text-text',
  );

function useHere(): string {
  const { pathname, search } = useLocation();
  return pathname + search;
}

/** Theme of the interface: as the system, light, dark. Works without scripts. */
export function ThemeButtons() {
  const t = useT();
  const here = useHere();
  const current = useRouteLoaderData<typeof rootLoader>('root')?.theme ?? 'system';
  return (
    <Form method="post" action={paths.preferences} preventScrollReset replace aria-label={t('nav.theme')}>
      <input type="hidden" name="next" value={here} />
      <div className="flex gap-0.5 rounded-sm bg-sunken p-0.5">
        {THEMES.map((theme) => {
          const Icon = ICONS[theme];
          return (
            <button
              key={theme}
              type="submit"
              name="theme"
              value={theme}
              aria-pressed={theme === current}
              title={t(`nav.theme.${theme}`)}
              className={segmentClass(theme === current)}
            >
              <Icon aria-hidden size={13} />
              <span className={theme === 'system' ? 'sr-only' : undefined}>{t(`nav.theme.${theme}`)}</span>
            </button>
          );
        })}
      </div>
    </Form>
  );
}

/** Language of the interface. A new document, as the page's words are loaded with it. */
export function LanguageButtons() {
  const t = useT();
  const here = useHere();
  return (
    <Form method="post" action={paths.preferences} reloadDocument aria-label={t('nav.language')}>
      <input type="hidden" name="next" value={here} />
      <div className="flex gap-0.5 rounded-sm bg-sunken p-0.5">
        {LOCALES.map((locale) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={locale === t.locale}
            className={segmentClass(locale === t.locale)}
          >
            {t(`nav.language.${locale}`)}
          </button>
        ))}
      </div>
    </Form>
  );
}
