import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '#app/i18n/use-t.tsx';

/**
 * On every page of a demo installation: nothing here reached the tax administration. With `outbox`, the way to the mails that
 * were not really sent (the code of a registration is there) and to the other simulated services.
 */
export function DemoBand({ outbox }: { outbox: boolean }) {
  const t = useT();
  return (
    <section
      aria-label={t('common.demoBand')}
      className="sticky top-0 z-30 flex h-(--band) items-center justify-center gap-2 border-b bg-warn-weak px-4 text-xs whitespace-nowrap text-warn"
    >
      <FlaskConical aria-hidden size={13} className="shrink-0" />
      <strong className="font-semibold">{t('common.demoBand')}</strong>
      <span className="truncate max-md:hidden">{t('common.demoBandDetail')}</span>
      {outbox ? (
        <>
          <SimulationLink href="/__mocks/posta">{t('common.demoOutbox')}</SimulationLink>
          <SimulationLink href="/__mocks">{t('common.demoServices')}</SimulationLink>
        </>
      ) : null}
    </section>
  );
}

function SimulationLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="font-medium underline underline-offset-2">
      {children}
    </a>
  );
}
