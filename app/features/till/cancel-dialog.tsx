import { useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { callTill } from '#app/features/till/call-till.ts';
import { ManagerFields, managersOf } from '#app/features/till/manager-fields.tsx';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillOperatorChoice, TillOperatorDto } from '#server/contracts/till.ts';

interface CancelDialogProps {
  path: string;
  deviceId: string;
  receipt: SoldReceipt;
  operator: TillOperatorDto;
  operators: readonly TillOperatorChoice[];
  onCancelled: (storno: SoldReceipt) => void;
  onClose: () => void;
}

/** Takes a receipt back: a manager who is signed on gives the reason alone, anybody else also a manager's PIN. */
export function CancelDialog({ path, deviceId, receipt, operator, operators, onCancelled, onClose }: CancelDialogProps) {
  const t = useT();
  const say = useErrorText();
  const managers = managersOf(operators);
  const [reason, setReason] = useState('');
  const [proof, setProof] = useState({ managerId: managers[0]?.id ?? '', pin: '' });
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const needsManager = !operator.isManager;
  const isReady = reason.trim() !== '' && (!needsManager || (proof.managerId !== '' && proof.pin.length >= 4));

  const cancel = async (): Promise<void> => {
    if (pending || !isReady) return;
    setPending(true);
    const reply = await callTill(path, 'cancel', { id: receipt.id, deviceId, reason, ...(needsManager ? proof : {}) });
    setPending(false);
    setProof((now) => ({ ...now, pin: '' }));
    if (reply.ok === null) return setProblem(t('till.cancelUnsure'));
    if (!reply.ok) return setProblem(say(reply.error));
    onCancelled(reply.value);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('till.cancelTitle', { number: receipt.number })}
      description={t('till.cancelWhat', { total: formatMoney(receipt.total) })}
    >
      <form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void cancel();
        }}
      >
        <Field label={t('till.cancelReason')} errors={problem === '' ? [] : [problem]}>
          <Input autoFocus value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} className="h-11!" />
        </Field>
        {needsManager ? <ManagerFields managers={managers} proof={proof} onChange={setProof} /> : null}
        <Button type="submit" variant="danger" pending={pending} disabled={!isReady} className="h-12! text-lg">
          {t('till.cancel')}
        </Button>
      </form>
    </Dialog>
  );
}
