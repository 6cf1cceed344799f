import { useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { DiscountField, discountOf } from '#app/features/till/line-dialog.tsx';
import { formatDecimal } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillOperatorDto } from '#server/contracts/till.ts';

interface DiscountDialogProps {
  percent: string;
  operator: TillOperatorDto;
  onChange: (percent: string) => void;
  onClose: () => void;
}

/** The discount on the whole receipt. */
export function DiscountDialog({ percent, operator, onChange, onClose }: DiscountDialogProps) {
  const t = useT();
  const [typed, setTyped] = useState(percent === '' ? '' : formatDecimal(percent));
  const discount = discountOf(typed);
  return (
    <Dialog open onOpenChange={onClose} title={t('till.wholeDiscount')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (discount !== null) onChange(discount);
        }}
      >
        <DiscountField value={typed} onChange={setTyped} operator={operator} autoFocus />
        <Button type="submit" variant="primary" disabled={discount === null} className="h-12! text-lg">
          {t('till.apply')}
        </Button>
      </form>
    </Dialog>
  );
}
