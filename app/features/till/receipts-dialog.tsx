import { HandCoins, NotebookPen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { callTill, type CallResults } from '#app/features/till/call-till.ts';
import { ReceiptState } from '#app/features/till/receipt-state.tsx';
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
      <div className="mb-2 grid grid-cols-2 gap-2">
        <Button icon={HandCoins} className="h-11!" onClick={onTips}>
          {t('till.tips')}
        </Button>
        <ButtonLink icon={NotebookPen} className="h-11!" to={path.replace(/poziv$/, 'paragon')}>
          {t('till.paragons')}
        </ButtonLink>
      </div>
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
                <ReceiptState item={item} />
                <span className="tabular font-medium">{formatMoney(item.total)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
