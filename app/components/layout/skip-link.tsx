import { useT } from '#app/i18n/use-t.tsx';

/** First stop of the keyboard: past the navigation. */
export function SkipLink() {
  const t = useT();
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-sm bg-brand px-3 py-2 text-sm font-medium text-on-brand focus:translate-y-0"
    >
      {t('common.skipToContent')}
    </a>
  );
}
