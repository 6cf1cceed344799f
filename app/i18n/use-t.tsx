import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { isLocale, type Locale } from '#app/i18n/catalog.ts';
import { translator, type MessageKey, type MessageParams, type Translate } from '#app/i18n/t.ts';

const LocaleContext = createContext<Locale>('hr');

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** The translator of the page's language: `const t = useT(); t('common.save')`. */
export function useT(): Translate {
  const locale = useContext(LocaleContext);
  return useMemo(() => translator(locale), [locale]);
}

/**
 * Title for a route's `meta`: `meta = ({ matches }) => pageTitle(matches, 'invoices.title')`.
 * The language comes from the root loader; after a failed root loader it is Croatian.
 */
export function pageTitle(
  matches: ReadonlyArray<{ readonly id: string; readonly data?: unknown }>,
  key: MessageKey,
  params?: MessageParams,
): Array<{ title: string }> {
  const root = matches.find((match) => match.id === 'root')?.data;
  const locale = typeof root === 'object' && root !== null && 'locale' in root && isLocale(root.locale) ? root.locale : 'hr';
  return [{ title: `${translator(locale)(key, params)} · FiskAI` }];
}
