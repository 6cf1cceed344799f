import { CircleAlert, CircleCheck, CircleSlash, Clock, Undo2 } from 'lucide-react';
import { Pill } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillReceiptItem } from '#server/contracts/till-sale.ts';

type Item = Pick<TillReceiptItem, 'jir' | 'isCancelled'> & Partial<Pick<TillReceiptItem, 'isStorno'>>;

/** What became of a receipt, in a word. */
export function ReceiptState({ item }: { item: Item }) {
  const t = useT();
  if (item.isCancelled) return <Pill icon={CircleSlash}>{t('till.cancelled')}</Pill>;
  if (item.jir === 'waiting') {
    return (
      <Pill tone="warn" icon={Clock}>
        {t('till.jirLater')}
      </Pill>
    );
  }
  if (item.jir === 'stopped') {
    return (
      <Pill tone="err" icon={CircleAlert}>
        {t('till.jirStopped')}
      </Pill>
    );
  }
  if (item.isStorno) return <Pill icon={Undo2}>{t('till.storno')}</Pill>;
  return item.jir === 'there' ? (
    <Pill tone="ok" icon={CircleCheck}>
      {t('till.jirThere')}
    </Pill>
  ) : null;
}
