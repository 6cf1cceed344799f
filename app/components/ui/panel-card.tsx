import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { useT } from '#app/i18n/use-t.tsx';

const FIRST = 'input:not([type="hidden"]), select, textarea, button[type="submit"]';

/** A form beside the document; takes the focus when it opens, and Escape closes it. */
export function PanelCard({
  id,
  title,
  closeHref,
  children,
}: {
  id: string;
  title: string;
  closeHref: string;
  children: ReactNode;
}) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>(FIRST)?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <div
      ref={frame}
      id={id}
      className="scroll-mt-(--band) max-lg:order-first"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented)
          frame.current?.querySelector<HTMLAnchorElement>('[data-close]')?.click();
      }}
    >
      <Card
        title={title}
        className="border-brand! overflow-visible!"
        aside={
          <ButtonLink
            small
            variant="ghost"
            to={closeHref}
            replace
            preventScrollReset
            data-close=""
            aria-label={t('common.close')}
            className="w-7 px-0!"
          >
            <X aria-hidden size={14} />
          </ButtonLink>
        }
      >
        {children}
      </Card>
    </div>
  );
}
