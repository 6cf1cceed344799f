import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { useServerForm } from '#app/components/forms/use-server-form.ts';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { MoneyInput } from '#app/components/ui/money-input.tsx';
import { Select, type SelectOption } from '#app/components/ui/select.tsx';
import { EditConflict } from '#app/features/directory/edit-conflict.tsx';
import { initialText, TextAreaField, TextField } from '#app/features/form-fields/text-field.tsx';
import { LevyCard } from '#app/features/products/levy-card.tsx';
import { PRODUCT_FIELDS, type ProductField, productValues, type ProductValues } from '#app/features/products/product-values.ts';
import { KpdField } from '#app/features/kpd/kpd-field.tsx';
import { VatFields } from '#app/features/products/vat-fields.tsx';
import { vatLabel } from '#app/features/products/vat-label.ts';
import { SaveBar } from '#app/features/settings/save-bar.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ProductChoices, ProductDto } from '#server/contracts/products.ts';
import { unitOf, UNITS } from '#server/domain/catalog/units.ts';
import { VAT_CODES } from '#server/domain/invoicing/vat-code.ts';

interface ProductFormProps {
  /** Null for a new one. */
  product: ProductDto | null;
  choices: ProductChoices;
  /** Name that was typed elsewhere. */
  name?: string;
  mayWrite: boolean;
  cancel: string;
  /** The cursor begins in the first field. */
  focus: boolean;
}

/** Everything about a product in one form; VAT only for a seller who charges it. */
export function ProductForm({ product, choices, name, mayWrite, cancel, focus }: ProductFormProps) {
  const t = useT();
  const say = useIssueTexts();
  const stored = productValues(product, name);
  const { form, fields, error, pending } = useServerForm<ProductValues>({ id: 'product', defaultValue: stored });
  const isConflict = error?.code === 'PRODUCT_CHANGED_ELSEWHERE';
  const shown = (field: ProductField): string => {
    const value = stored[field];
    if (field === 'unit') return unitOf(value)?.label[t.locale] ?? value;
    if (field === 'price') return formatMoney(value);
    if (field === 'priceMode') return t.dynamic(`products.priceMode.${value}`) ?? value;
    if (field === 'exemptionReason') return choices.reasons.find(({ key }) => key === value)?.label ?? value;
    const code = field === 'vatCode' ? VAT_CODES.find((each) => each === value) : undefined;
    return code === undefined ? value : vatLabel(t, code, choices.rates);
  };
  const labelOf = (field: ProductField): string => t(field === 'exemptionReason' ? 'products.reason' : `products.${field}`);
  const select = (field: 'unit' | 'priceMode', options: readonly SelectOption[]) => (
    <Field label={t(`products.${field}`)} id={fields[field].id} errors={say(fields[field].errors)} required>
      <Select key={fields[field].key} name={fields[field].name} defaultValue={initialText(fields[field])} options={options} />
    </Field>
  );
  const kept = (field: ProductField) => <input type="hidden" name={fields[field].name} value={initialText(fields[field])} />;
  return (
    <Form method="post" {...getFormProps(form)} className="min-w-0">
      <fieldset disabled={!mayWrite} className="flex min-w-0 flex-col gap-5">
        {isConflict ? (
          <EditConflict
            area="products"
            differences={PRODUCT_FIELDS.filter((field) => initialText(fields[field]) !== stored[field]).map((field) => ({
              label: labelOf(field),
              now: shown(field),
            }))}
          />
        ) : (
          <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
        )}
        {/* After a conflict the person has seen what changed: saving again is meant for the present version. Its name is none of
            conform's fields, as it would put back what was sent before. */}
        <input type="hidden" name="basis" value={isConflict ? stored.version : initialText(fields.version)} />
        <Card title={t('products.group.what')} className="overflow-visible!">
          <div className="flex flex-col gap-4">
            <TextField
              field={fields.name}
              label={t('products.name')}
              hint={t('products.nameHint')}
              maxLength={200}
              autoComplete="off"
              autoFocus={focus}
              {...(product ? { 'data-shortcut': 'e' } : {})}
            />
            <TextAreaField
              field={fields.description}
              label={t('products.description')}
              hint={t('products.descriptionHint')}
              optional
              rows={2}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              {select(
                'unit',
                UNITS.map(({ code, label, symbol }) => ({
                  value: code,
                  label: label[t.locale] === symbol[t.locale] ? label[t.locale] : `${label[t.locale]} (${symbol[t.locale]})`,
                })),
              )}
              <TextField
                field={fields.code}
                label={t('products.code')}
                hint={t('products.codeHint')}
                optional
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
              />
            </div>
            <Field
              label={t('products.kpd')}
              id={fields.kpd.id}
              errors={say(fields.kpd.errors)}
              hint={t('products.kpdHint')}
              optional
            >
              <KpdField key={fields.kpd.key} field={fields.kpd} nameId={fields.name.id} />
            </Field>
          </div>
        </Card>
        <Card title={choices.sellerInVat ? t('products.group.price') : undefined}>
          <div className="flex flex-col gap-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                label={t('products.price')}
                id={fields.price.id}
                errors={say(fields.price.errors)}
                hint={choices.sellerInVat ? undefined : t('products.notInVat')}
                required
              >
                <MoneyInput
                  key={fields.price.key}
                  name={fields.price.name}
                  defaultValue={initialText(fields.price)}
                  maxLength={24}
                />
              </Field>
              {choices.sellerInVat
                ? select('priceMode', [
                    { value: 'net', label: t('products.priceMode.net') },
                    { value: 'gross', label: t('products.priceMode.gross') },
                  ])
                : kept('priceMode')}
            </div>
            {choices.sellerInVat ? (
              <VatFields vatCode={fields.vatCode} reason={fields.exemptionReason} choices={choices} />
            ) : (
              <>
                {kept('vatCode')}
                {kept('exemptionReason')}
              </>
            )}
          </div>
        </Card>
        <LevyCard levies={fields.levies} />
        {mayWrite ? <SaveBar pending={pending} cancel={cancel} label={t('products.save')} /> : null}
      </fieldset>
    </Form>
  );
}
