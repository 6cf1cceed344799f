import { useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { callTill } from '#app/features/till/call-till.ts';
import { newId } from '#app/features/till/cart.ts';
import { typedMinor } from '#app/features/till/received.ts';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { TipFields } from '#app/features/till/tip-fields.tsx';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import type { Tip } from '#app/features/till/use-selling.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

interface TipDialogProps {
  path: string;
  deviceId: string;
  receipt: SoldReceipt;
  onLeft: (receipt: SoldReceipt) => void;
  onClose: () => void;
}

/** A tip that is left after the receipt was paid. Sent again after a lost answer it is the same tip. */
export function TipDialog({ path, deviceId, receipt, onLeft, onClose }: TipDialogProps) {
  const t = useT();
  const say = useErrorText();
  const [id] = useState(newId);
  const [tip, setTip] = useState<Tip>({ method: 'cash', amount: '' });
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const minor = typedMinor(tip.amount);
  const leave = async (): Promise<void> => {
    if (pending || minor === 0n) return;
    setPending(true);
    const wish = { id, invoiceId: receipt.id, deviceId, amount: decimalFromMinor(minor), method: tip.method };
    const reply = await callTill(path, 'leaveTip', wish);
    setPending(false);
    if (reply.ok === null) return setProblem(t('till.tipUnsure'));
    if (!reply.ok) return setProblem(say(reply.error));
    onLeft(reply.value);
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('till.tipTitle', { number: receipt.number })} description={t('till.tipWhat')}>
      <form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void leave();
        }}
      >
        <TipFields tip={tip} onChange={setTip} autoFocus errors={problem === '' ? [] : [problem]} />
        <Button type="submit" variant="primary" pending={pending} disabled={minor === 0n} className="h-12! text-lg">
          {t('till.tipSave')}
        </Button>
      </form>
    </Dialog>
  );
}
