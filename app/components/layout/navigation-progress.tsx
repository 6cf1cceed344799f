import { useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useT } from '#app/i18n/use-t.tsx';

/** Quick answers show no bar: it would only flicker. */
const PATIENCE_MS = 200;

/** A thin bar on top while the next page loads. Where motion is reduced it stands still. */
export function NavigationProgress() {
  const t = useT();
  const busy = useNavigation().state !== 'idle';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!busy) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  if (!shown) return null;
  return (
    <div
      role="progressbar"
      aria-label={t('common.pageLoading')}
      className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden bg-brand-weak"
    >
      <div className="h-full w-1/3 animate-progress bg-brand motion-reduce:w-full motion-reduce:animate-none" />
    </div>
  );
}
