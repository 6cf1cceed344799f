import { Form } from '@remix-run/react';
import clsx from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#app/components/ui/button.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Flash } from '#app/lib/flash.server.ts';

const ICONS = { ok: CircleCheck, info: Info, warn: TriangleAlert, err: CircleAlert };
const TONES = { ok: 'text-ok', info: 'text-info', warn: 'text-warn', err: 'text-err' };
const SHOWN_MS = 7_000;

/**
 * The sentence that an action left for this page. Good news leaves by itself; bad news and anything that can be undone
 * waits to be dismissed. In the server's HTML too, so it is there without scripts. On a phone it comes from above: the foot
 * of the page belongs to the buttons.
 */
export function Toast({ flash }: { flash: Flash | null }) {
  const t = useT();
  const hydrated = useHydrated();
  /** The last one that came; the page's data forgets it at the next request, the person need not have read it by then. */
  const [latest, setLatest] = useState(flash);
  const [gone, setGone] = useState<Flash | null>(null);
  if (flash && flash !== latest) setLatest(flash);
  const shown = latest === gone ? null : latest;

  useEffect(() => {
    if (!shown || shown.tone === 'err' || shown.undo) return;
    const timer = setTimeout(() => setGone(shown), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);

  const text = shown ? t.dynamic(shown.key, shown.params) : null;
  const Icon = ICONS[shown?.tone ?? 'info'];
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 top-[calc(var(--band)+env(safe-area-inset-top)+8px)] z-50 flex justify-end md:inset-x-auto md:top-auto md:right-6 md:bottom-6"
    >
      {shown && text ? (
        <div className="pointer-events-auto flex max-w-md animate-rise items-center gap-2.5 rounded-md border border-border-strong bg-surface py-2 pr-2 pl-3.5 shadow-pop max-md:w-full">
          <Icon aria-hidden size={16} className={clsx('shrink-0', TONES[shown.tone])} />
          <p className="grow text-base">{text}</p>
          {shown.undo ? (
            <Form method="post" action={shown.undo.action}>
              <input type="hidden" name="intent" value="undo" />
              <input type="hidden" name="token" value={shown.undo.token} />
              <button type="submit" className="rounded-xs px-1.5 py-1 text-sm font-medium text-brand hover:bg-brand-weak">
                {t('common.undo')}
              </button>
            </Form>
          ) : null}
          {hydrated ? (
            <IconButton
              icon={X}
              label={t('common.dismiss')}
              small
              onClick={() => {
                setGone(shown);
                document.getElementById('content')?.focus({ preventScroll: true });
              }}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
