import { useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import type { CartLine } from '#app/features/till/cart.ts';
import { formatDecimal } from '#app/i18n/format.ts';
import { parseDecimal } from '#app/i18n/parse.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillOperatorDto } from '#server/contracts/till.ts';
import { isDiscount } from '#server/domain/invoicing/line-issues.ts';
import { compareDecimals, DECIMAL_LIMITS, isDecimal } from '#server/domain/shared/decimal.ts';

type Fields = Pick<CartLine, 'quantity' | 'unitPrice' | 'discountPercent'>;

interface LineDialogProps {
  line: CartLine;
  operator: TillOperatorDto;
  onChange: (fields: Fields) => void;
  onClose: () => void;
}

/** Quantity, price and discount of one line. What the operator may not do is not offered; the server checks it all the same. */
export function LineDialog({ line, operator, onChange, onClose }: LineDialogProps) {
  const t = useT();
  const [quantity, setQuantity] = useState(formatDecimal(line.quantity));
  const [price, setPrice] = useState(formatDecimal(line.unitPrice === '' ? line.product.price : line.unitPrice, 2));
  const [discount, setDiscount] = useState(line.discountPercent === '' ? '' : formatDecimal(line.discountPercent));
  const fields = fieldsOf(line, { quantity, price, discount });
  return (
    <Dialog open onOpenChange={onClose} title={line.product.name}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (fields !== null) onChange(fields);
        }}
      >
        <Field label={t('till.quantity')}>
          <NumberBox value={quantity} onChange={setQuantity} autoFocus />
        </Field>
        <Field label={t('till.price')} hint={operator.isManager ? undefined : t('till.priceManager')}>
          <NumberBox value={price} onChange={setPrice} readOnly={!operator.isManager} />
        </Field>
        <DiscountField value={discount} onChange={setDiscount} operator={operator} />
        <Button type="submit" variant="primary" disabled={fields === null} className="h-12! text-lg">
          {t('till.apply')}
        </Button>
      </form>
    </Dialog>
  );
}

interface NumberBoxProps {
  value: string;
  onChange: (text: string) => void;
  readOnly?: boolean;
  autoFocus?: boolean;
}

function NumberBox({ value, onChange, readOnly = false, autoFocus = false }: NumberBoxProps) {
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      value={value}
      readOnly={readOnly}
      autoFocus={autoFocus}
      onChange={(event) => onChange(event.target.value)}
      onFocus={(event) => event.target.select()}
      className="tabular h-11! text-right text-lg!"
    />
  );
}

export function DiscountField({ operator, ...box }: NumberBoxProps & { operator: TillOperatorDto }) {
  const t = useT();
  const { isManager, maxDiscountPercent } = operator;
  return (
    <Field
      label={t('till.discount')}
      hint={isManager ? undefined : t('till.discountLimit', { limit: formatDecimal(maxDiscountPercent) })}
    >
      <NumberBox {...box} readOnly={!isManager && compareDecimals(maxDiscountPercent, '0') === 0} />
    </Field>
  );
}

/** A discount as it was typed, or null where it is none; empty for nothing. */
export function discountOf(typed: string): string | null {
  if (typed.trim() === '') return '';
  const percent = parseDecimal(typed);
  if (percent === null || !isDiscount(percent)) return null;
  return compareDecimals(percent, '0') === 0 ? '' : percent;
}

function fieldsOf(
  line: CartLine,
  typed: { readonly quantity: string; readonly price: string; readonly discount: string },
): Fields | null {
  const quantity = parseDecimal(typed.quantity);
  const price = parseDecimal(typed.price);
  const discountPercent = discountOf(typed.discount);
  if (quantity === null || !isDecimal(quantity, DECIMAL_LIMITS.quantity) || compareDecimals(quantity, '0') <= 0) return null;
  if (price === null || !isDecimal(price, DECIMAL_LIMITS.price) || compareDecimals(price, '0') < 0) return null;
  if (discountPercent === null) return null;
  return { quantity, unitPrice: compareDecimals(price, line.product.price) === 0 ? '' : price, discountPercent };
}
