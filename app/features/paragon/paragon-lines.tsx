import type { FieldMetadata, FormMetadata } from '@conform-to/react';
import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { initialText } from '#app/features/form-fields/text-field.tsx';
import { EMPTY_PARAGON_LINE, type ParagonLineValues, type ParagonValues } from '#app/features/paragon/paragon-values.ts';
import { vatLabel } from '#app/features/products/vat-label.ts';
import { formatDecimal, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { MAX_PARAGON_LINES, PARAGON_VAT_CODES, type ParagonCatalog } from '#server/contracts/paragon.ts';

interface ParagonLinesProps {
  form: FormMetadata<ParagonValues, string[]>;
  field: FieldMetadata<ParagonLineValues[], ParagonValues, string[]>;
  catalog: ParagonCatalog;
}

/** Columns of a line; on a phone what was sold stands above the numbers. */
const gridOf = (withVat: boolean): string =>
  withVat
    ? 'grid grid-cols-[1fr_1.3fr_1.2fr_28px] gap-2 sm:grid-cols-[minmax(0,1fr)_72px_108px_96px_28px]'
    : 'grid grid-cols-[1fr_1fr_28px] gap-2 sm:grid-cols-[minmax(0,1fr)_72px_108px_28px]';

/** What stands on the paper, a row each. */
export function ParagonLines({ form, field, catalog }: ParagonLinesProps) {
  const t = useT();
  const say = useIssueTexts();
  const listId = useId();
  const rows = field.getFieldList();
  const heads = [t('paragon.what'), t('paragon.quantity'), t(catalog.sellerInVat ? 'paragon.priceWithVat' : 'paragon.price')];
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className={`${gridOf(catalog.sellerInVat)} text-xs text-muted max-sm:hidden`}>
        {[...heads, ...(catalog.sellerInVat ? [t('paragon.vat')] : [])].map((word, index) => (
          <span key={word} className={index === 1 || index === 2 ? 'text-right' : undefined}>
            {word}
          </span>
        ))}
      </div>
      <ol className="flex flex-col gap-3 sm:gap-2">
        {rows.map((row, index) => (
          <ParagonLine
            key={row.key}
            row={row}
            index={index}
            listId={listId}
            catalog={catalog}
            remove={rows.length > 1 ? form.remove.getButtonProps({ name: field.name, index }) : null}
          />
        ))}
      </ol>
      {say(field.errors).map((sentence) => (
        <p key={sentence} className="text-sm text-err">
          {sentence}
        </p>
      ))}
      {rows.length < MAX_PARAGON_LINES ? (
        <Button
          {...form.insert.getButtonProps({ name: field.name, defaultValue: EMPTY_PARAGON_LINE })}
          type="submit"
          small
          variant="ghost"
          icon={Plus}
          className="-ml-2.5 self-start"
        >
          {t('paragon.addLine')}
        </Button>
      ) : null}
      <datalist id={listId}>
        {catalog.products.map(({ id, name, price }) => (
          <option key={id} value={name}>
            {formatMoney(price)}
          </option>
        ))}
      </datalist>
    </div>
  );
}

interface ParagonLineProps {
  row: FieldMetadata<ParagonLineValues, ParagonValues, string[]>;
  index: number;
  listId: string;
  catalog: ParagonCatalog;
  /** Of the button that takes the line away; null for the only one. */
  remove: ReturnType<FormMetadata<ParagonValues, string[]>['remove']['getButtonProps']> | null;
}

/** One line: the name of a product brings its price and VAT, anything else is written as it stands on the paper. */
function ParagonLine({ row, index, listId, catalog, remove }: ParagonLineProps) {
  const t = useT();
  const say = useIssueTexts();
  const { productId, description, quantity, unitPrice, vatCode } = row.getFieldset();
  const [product, setProduct] = useState(() => catalog.products.find(({ id }) => id === productId.initialValue) ?? null);
  const price = useRef<HTMLInputElement>(null);
  const type = (text: string): void => {
    const named = catalog.products.find(({ name }) => name === text.trim()) ?? null;
    setProduct(named);
    if (named !== null && named.id !== product?.id && price.current) price.current.value = formatDecimal(named.price, 2);
  };
  return (
    <li
      className={`${gridOf(catalog.sellerInVat)} items-end max-sm:border-t max-sm:pt-3 max-sm:first:border-t-0 max-sm:first:pt-0 sm:items-start sm:[&_label]:sr-only`}
    >
      <input type="hidden" name={productId.name} value={product?.id ?? ''} />
      <Field
        label={t('paragon.whatOf', { number: index + 1 })}
        id={description.id}
        errors={say(description.errors)}
        className="max-sm:col-span-full"
      >
        <Input
          key={description.key}
          name={description.name}
          defaultValue={initialText(description)}
          list={listId}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
        />
      </Field>
      <Field label={t('paragon.quantity')} id={quantity.id} errors={say(quantity.errors)}>
        <MoneyInput key={quantity.key} name={quantity.name} defaultValue={initialText(quantity)} decimals={0} suffix="" />
      </Field>
      <Field
        label={t(catalog.sellerInVat ? 'paragon.priceWithVat' : 'paragon.price')}
        id={unitPrice.id}
        errors={say(unitPrice.errors)}
      >
        <MoneyInput ref={price} key={unitPrice.key} name={unitPrice.name} defaultValue={initialText(unitPrice)} />
      </Field>
      {catalog.sellerInVat ? (
        <Field label={t('paragon.vat')} id={vatCode.id} errors={say(vatCode.errors)}>
          {product === null ? (
            <Select
              key={vatCode.key}
              name={vatCode.name}
              defaultValue={initialText(vatCode)}
              options={PARAGON_VAT_CODES.map((value) => ({ value, label: vatLabel(t, value, catalog.rates) }))}
            />
          ) : (
            <Select disabled options={[{ value: '', label: vatLabel(t, product.vatCode, catalog.rates, true) }]} />
          )}
        </Field>
      ) : null}
      {remove === null ? (
        <span />
      ) : (
        <button
          {...remove}
          type="submit"
          aria-label={t('paragon.removeLine', { number: index + 1 })}
          title={t('paragon.removeLine', { number: index + 1 })}
          className={buttonClass({ variant: 'ghost' }, 'w-7 !px-0')}
        >
          <X aria-hidden size={14} strokeWidth={1.75} />
        </button>
      )}
    </li>
  );
}
