import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Textarea } from '#app/components/ui/input.tsx';
import type { EditorAction } from '#app/features/invoice-editor/draft-reducer.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Delivery, PaymentMethod } from '#server/domain/invoicing/document.ts';

interface DeliveryFieldsProps {
  delivery: Delivery;
  /** Kept for the other kinds. */
  paymentMethod: PaymentMethod;
  dispatch: (action: EditorAction) => void;
}

/** Where the goods of a delivery note go, and whether it tells their prices. */
export function DeliveryFields({ delivery, paymentMethod, dispatch }: DeliveryFieldsProps) {
  const t = useT();
  const set = (changes: Partial<Delivery>): void => dispatch({ type: 'set', changes: { delivery: { ...delivery, ...changes } } });
  return (
    <>
      <input type="hidden" name="paymentMethod" value={paymentMethod} />
      <Field
        label={t('trade.otpremnice.address')}
        id="deliveryAddress"
        hint={t('trade.otpremnice.addressHint')}
        optional
        className="col-span-2"
      >
        <Textarea
          name="deliveryAddress"
          rows={2}
          maxLength={300}
          value={delivery.address}
          onChange={(event) => set({ address: event.target.value })}
        />
      </Field>
      <Checkbox
        name="printsPrices"
        value="1"
        label={t('trade.otpremnice.printsPrices')}
        hint={t('trade.otpremnice.printsPricesHint')}
        checked={delivery.printsPrices}
        onChange={(event) => set({ printsPrices: event.target.checked })}
        className="col-span-2"
      />
    </>
  );
}
