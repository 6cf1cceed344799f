import { Dialog } from '#app/components/ui/dialog.tsx';
import type { MessageKey } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';

const SHORTCUTS: ReadonlyArray<readonly [readonly string[], MessageKey]> = [
  [['Ctrl', 'K'], 'nav.shortcuts.palette'],
  [['N'], 'nav.shortcuts.new'],
  [['J', 'K'], 'nav.shortcuts.move'],
  [['Enter'], 'nav.shortcuts.open'],
  [['E'], 'nav.shortcuts.edit'],
  [['D'], 'nav.shortcuts.copy'],
  [['/'], 'nav.shortcuts.search'],
  [['Ctrl', 'Enter'], 'nav.shortcuts.submit'],
  [['?'], 'nav.shortcuts.help'],
];

/** The list of keys. Loaded when first asked for. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t('nav.shortcuts')}>
      <dl className="flex flex-col gap-2.5">
        {SHORTCUTS.map(([keys, label]) => (
          <div key={label} className="flex items-center justify-between gap-4">
            <dt>{t(label)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="inline-flex h-[22px] min-w-[22px] items-center justify-center rounded-xs border border-border-strong px-1.5 font-sans text-xs font-medium text-muted"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
