import { Link2Off } from 'lucide-react';
import { useT } from '#app/i18n/use-t.tsx';

/** In place of a document whose link was revoked, replaced or never given: what to do, said to a stranger. */
export function LinkGone() {
  const t = useT();
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex max-w-md flex-col gap-3 px-4 py-16 outline-none sm:py-24">
      <Link2Off aria-hidden size={24} strokeWidth={1.75} className="text-muted" />
      <h1 className="text-xl font-semibold">{t('sharing.gone')}</h1>
      <p className="text-base text-muted">{t('sharing.gone.detail')}</p>
    </main>
  );
}
