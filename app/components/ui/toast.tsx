import { Form, useLocation } from '@remix-run/react';
import clsx from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { Flash } from '#app/lib/flash.server.ts';

const ICONS = { ok: CircleCheck, info: Info, warn: TriangleAlert, err: CircleAlert };
const TONES = { ok: 'text-ok', info: 'text-info', warn: 'text-warn', err: 'text-err' };
const SHOWN_MS = 7_000;

/**
 * The sentence that an action left for this page. Good news leaves by itself; bad news and anything that can be undone
 * waits to be dismissed. In the server's HTML too, so it is there without scripts.
 */
export function Toast({ flash }: { flash: Flash | null }) {
  const t = useT();
  const { key: page } = useLocation();
  const [current, setCurrent] = useState<{ flash: Flash; page: string } | null>(flash && { flash, page });
  if (flash && current?.flash !== flash) setCurrent({ flash, page });
  const shown = current?.flash ?? null;

  useEffect(() => {
    if (!shown || shown.tone === 'err' || shown.undo) return;
    const timer = setTimeout(() => setCurrent((now) => (now?.flash === shown ? null : now)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);

  const text = shown ? t.dynamic(shown.key, shown.params) : null;
  const Icon = ICONS[shown?.tone ?? 'info'];
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(76px+env(safe-area-inset-bottom))] z-50 flex justify-end md:inset-x-auto md:right-6 md:bottom-6"
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
          <IconButton icon={X} label={t('common.dismiss')} small onClick={() => setCurrent(null)} />
        </div>
      ) : null}
    </div>
  );
}
