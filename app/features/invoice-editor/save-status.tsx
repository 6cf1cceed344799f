import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { SaveState } from '#app/features/invoice-editor/use-autosave.ts';
import { formatTime } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** How far saving is, in a few words beside the title. */
export function SaveStatus({ state, savedAt }: { state: SaveState; savedAt: string }) {
  const t = useT();
  const [Icon, text, tone] =
    state === 'saved'
      ? [Check, t('invoices.save.saved', { time: formatTime(savedAt) }), 'text-muted']
      : state === 'dirty' || state === 'saving'
        ? [LoaderCircle, t('forms.saving'), 'text-muted']
        : state === 'offline'
          ? [CloudOff, t('invoices.save.offline'), 'text-warn']
          : [TriangleAlert, t(`invoices.save.${state}`), 'text-err'];
  return (
    <span
      role={state === 'saved' || state === 'dirty' || state === 'saving' ? undefined : 'alert'}
      className={`tabular flex items-center gap-1.5 text-sm ${tone}`}
    >
      <Icon aria-hidden size={14} />
      {text}
    </span>
  );
}
