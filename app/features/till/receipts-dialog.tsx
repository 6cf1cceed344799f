import { CircleAlert, CircleCheck, CircleSlash, Clock, HandCoins, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { callTill, type CallResults } from '#app/features/till/call-till.ts';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { formatInstantShort, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

type Item = CallResults['receipts']['items'][number];

interface ReceiptsDialogProps {
  path: string;
  deviceId: string;
  onShow: (receipt: SoldReceipt) => void;
  onTips: () => void;
  onClose: () => void;
}

/** The latest receipts of the device, to be looked at, printed again or taken back. */
export function ReceiptsDialog({ path, deviceId, onShow, onTips, onClose }: ReceiptsDialogProps) {
  const t = useT();
  const [items, setItems] = useState<readonly Item[] | null>(null);
  useEffect(() => {
    void callTill(path, 'receipts', { deviceId }).then((reply) => setItems(reply.ok === true ? reply.value.items : []));
  }, [path, deviceId]);
  const show = async (id: string): Promise<void> => {
    const reply = await callTill(path, 'receipt', { id });
    if (reply.ok === true) onShow(reply.value);
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('till.receiptsTitle')}>
      <Button icon={HandCoins} className="mb-2 h-11! w-full" onClick={onTips}>
        {t('till.tips')}
      </Button>
      {items?.length === 0 ? <p className="text-muted">{t('till.noReceipts')}</p> : null}
      <ul className="-mx-2 flex min-h-40 flex-col">
        {(items ?? []).map((item) => (
          <li key={item.id}>
            <button
              type="button"
              onClick={() => void show(item.id)}
              className="flex min-h-14 w-full flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-sm px-2 py-1.5 text-left hover:bg-sunken"
            >
              <span>
                <span className="block font-medium">{item.number}</span>
                <span className="tabular text-xs text-muted">
                  {formatInstantShort(item.issuedAt)} · {item.operatorMark} · {t(`till.method.${item.paymentMethod}`)}
                  {item.buyerName === '' ? '' : ` · ${item.buyerName}`}
                </span>
              </span>
              <span className="flex items-center gap-3">
                <State item={item} />
                <span className="tabular font-medium">{formatMoney(item.total)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function State({ item }: { item: Item }) {
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
