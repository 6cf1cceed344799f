import clsx from 'clsx';
import { useState } from 'react';
import { Select } from '#app/components/ui/select.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { hasReferences, lineName, takesReason, type LineFields } from '#app/features/invoice-editor/draft-fields.ts';
import type { LineField } from '#app/features/invoice-editor/draft-reducer.ts';
import type { PlainFound } from '#app/features/invoice-editor/find-plainly.server.ts';
import { errorIdOf, LineCell, NumberInput } from '#app/features/invoice-editor/line-cell.tsx';
import type { LineEdit } from '#app/features/invoice-editor/line-edits.ts';
import { LineLevies } from '#app/features/invoice-editor/line-levies.tsx';
import { LineMenu } from '#app/features/invoice-editor/line-menu.tsx';
import { LineReferences } from '#app/features/invoice-editor/line-references.tsx';
import { PlainResults } from '#app/features/invoice-editor/plain-results.tsx';
import { findProductIntent, pickProductIntent } from '#app/features/invoice-editor/plain-wish.ts';
import { ProductInput, type ProductChoice } from '#app/features/invoice-editor/product-input.tsx';
import { KpdInput } from '#app/features/kpd/kpd-input.tsx';
import { hasLevies, LEVY_FIELDS } from '#app/features/levies/levy-fields.ts';
import { formatDecimal, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import { UNITS } from '#server/domain/catalog/units.ts';
import { LINE_REFERENCE_KEYS, type LineReferenceKey } from '#server/domain/invoicing/line-references.ts';
import { rateOf, type VatCode, type TaxRates } from '#server/domain/invoicing/vat-code.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

/** What every line of a draft shares. */
export interface LineSetting {
  readonly inVat: boolean;
  /** What a line may be for VAT; none where there is nothing to choose. */
  readonly vatCodes: readonly VatCode[];
  /** The lines have a column for it. */
  readonly asksVat: boolean;
  readonly rates: TaxRates;
  /** Of the draft's currency; null in euro. */
  readonly rate: DraftDto['rate'];
  readonly reasons: DraftDto['exemptionReasons'];
  /** The classification code is asked for: the document must go as an eRačun. */
  readonly asksKpd: boolean;
  /** What of order and delivery may be said by the line, to a business or a public body. */
  readonly references: readonly LineReferenceKey[];
  readonly products: readonly ProductChoice[];
  /** What a search without scripts found. */
  readonly found: PlainFound | null;
  readonly productsPath: string;
  /** Where KPD codes are looked for. */
  readonly kpdPath: string;
  readonly locale: 'hr' | 'en';
  /** Label of the price: with or without VAT. */
  readonly priceLabel: string;
}

export interface LineRowProps {
  line: LineFields;
  index: number;
  count: number;
  /** Decimal string of what the line costs. */
  amount: string;
  setting: LineSetting;
  issuesOf: (field: LineField) => readonly FieldIssue[];
  onChange: (changes: Partial<Omit<LineFields, 'key'>>) => void;
  onProduct: (product: ProductOption) => void;
  onEdit: (edit: LineEdit) => void;
  /** The page begins with this line. */
  autoFocus: boolean;
}

/** Whether lines ask how VAT treats them: where there is a choice, or one says what nobody would choose here any more. */
export const asksTreatment = (codes: readonly VatCode[], lines: readonly Pick<LineFields, 'vatCode'>[]): boolean =>
  codes.length > 0 || lines.some(({ vatCode }) => vatCode !== 'exempt' && !isRate(vatCode));

/** Columns on a wide screen, where the head of the table has the same; on a narrower one the description has a row of its own above them. */
export const lineGrid = (asksVat: boolean): string =>
  asksVat
    ? 'lg:grid-cols-[72px_84px_minmax(0,1fr)_76px_minmax(124px,1fr)_96px_26px] wide:grid-cols-[minmax(0,1fr)_58px_78px_98px_70px_124px_84px_26px]'
    : 'lg:grid-cols-[80px_96px_minmax(0,1fr)_80px_112px_28px] wide:grid-cols-[minmax(0,1fr)_66px_84px_112px_72px_104px_28px]';

/** One line of the draft: a row of the table, a small card on a phone. */
export function LineRow({ line, index, count, amount, setting, issuesOf, onChange, onProduct, onEdit, autoFocus }: LineRowProps) {
  const t = useT();
  const hydrated = useHydrated();
  const { inVat, asksVat, rates, reasons, asksKpd, found } = setting;
  const codes = setting.vatCodes.includes(line.vatCode) || inVat ? setting.vatCodes : [...setting.vatCodes, line.vatCode];
  const control = (field: LineField) => {
    const id = `lines.${index}.${field}`;
    const issues = issuesOf(field);
    return {
      id,
      name: lineName(index, field),
      'aria-describedby': errorIdOf(id, issues),
      'aria-invalid': issues.length > 0 || undefined,
    };
  };
  const cell = (field: LineField, label: string) => ({ id: `lines.${index}.${field}`, label, issues: issuesOf(field) });
  const number = (field: 'quantity' | 'unitPrice' | 'discountPercent', decimals: number, maxLength: number) => (
    <NumberInput
      {...control(field)}
      value={line[field]}
      decimals={decimals}
      maxLength={maxLength}
      suffix={field === 'discountPercent' ? '%' : ''}
      onValue={(typed) => onChange({ [field]: typed })}
    />
  );
  const description = control('description');
  const explained = inVat && takesReason(line.vatCode);
  const fitting = reasons.filter((reason) => reason.vatCode === line.vatCode);
  const [opened, setOpened] = useState(false);
  const showsLevies = opened || hasLevies(line) || LEVY_FIELDS.some((field) => issuesOf(field).length > 0);
  const openLevies = () => setOpened(true);
  const [began] = useState(hasReferences(line));
  const names = began || LINE_REFERENCE_KEYS.some((key) => issuesOf(key).length > 0);
  const references = setting.references.length === 0 && names ? LINE_REFERENCE_KEYS : setting.references;
  const showsKpd = asksKpd || issuesOf('kpd').length > 0;
  return (
    <div
      role="group"
      aria-label={t('invoices.line.numbered', { number: index + 1 })}
      data-line={index}
      className={clsx(
        'relative grid grid-cols-6 gap-x-2 gap-y-2 border-t lg:gap-x-1.5 px-[18px] py-3 lg:items-start lg:py-2',
        lineGrid(asksVat),
      )}
    >
      <LineCell
        {...cell('description', t('invoices.line.description'))}
        className="col-span-6 max-lg:pr-9 lg:col-span-full wide:col-span-1"
      >
        <ProductInput
          id={description.id}
          name={description.name}
          describedBy={description['aria-describedby']}
          invalid={description['aria-invalid']}
          placeholder={t('invoices.line.placeholder')}
          value={line.description}
          products={setting.products}
          searchPath={setting.productsPath}
          onType={(text) => onChange({ description: text })}
          onPick={onProduct}
          onKeep={() => document.getElementById(`lines.${index}.quantity`)?.focus()}
          autoFocus={autoFocus}
          findIntent={findProductIntent(index)}
        />
        {found?.kind === 'product' && found.index === index && !hydrated ? (
          <PlainResults {...found} intentOf={(id) => pickProductIntent(index, id)} />
        ) : null}
      </LineCell>
      <LineCell {...cell('quantity', t('invoices.line.quantity'))} className="col-span-2 lg:col-span-1">
        {number('quantity', 0, 24)}
      </LineCell>
      <LineCell {...cell('unit', t('invoices.line.unit'))} className="col-span-2 lg:col-span-1">
        <Select
          {...control('unit')}
          className={tightSelect}
          value={line.unit}
          onChange={(event) => onChange({ unit: event.target.value })}
          options={UNITS.map(({ code, symbol }) => ({ value: code, label: symbol[setting.locale] }))}
        />
      </LineCell>
      <LineCell {...cell('unitPrice', setting.priceLabel)} className="col-span-2 lg:col-span-1">
        {number('unitPrice', 2, 24)}
      </LineCell>
      <LineCell {...cell('discountPercent', t('invoices.line.discount'))} className="col-span-2 lg:col-span-1">
        {number('discountPercent', 0, 12)}
      </LineCell>
      {asksVat ? (
        <LineCell {...cell('vatCode', t('invoices.line.vat'))} className="col-span-2 lg:col-span-1">
          <Select
            {...control('vatCode')}
            className={tightSelect}
            value={line.vatCode}
            onChange={(event) => onChange({ vatCode: event.target.value as VatCode, exemptionReason: '' })}
            options={codes.map((code) => ({
              value: code,
              label: isRate(code) ? formatPercent(rateOf(code, rates)) : t(`invoices.vat.${code}`),
            }))}
          />
        </LineCell>
      ) : null}
      <p
        className={clsx(
          'tabular self-end pb-1.5 text-right font-medium lg:self-start lg:pt-[27px] lg:pb-0 wide:pt-[7px]',
          asksVat ? 'col-span-2 lg:col-span-1' : 'col-span-4 lg:col-span-1',
        )}
      >
        <span className="sr-only">{t('invoices.line.amount')} </span>
        {formatDecimal(amount, 2)}
      </p>
      {explained || showsKpd || references.length > 0 ? (
        <div className="col-span-6 flex flex-col gap-x-3 gap-y-2 sm:flex-row sm:flex-wrap sm:items-start lg:col-span-full">
          {explained ? (
            <LineCell {...cell('exemptionReason', t('invoices.line.reason'))} className="min-w-0 grow">
              <Select
                {...control('exemptionReason')}
                aria-label={t('invoices.line.reason')}
                value={line.exemptionReason}
                placeholder={t(line.vatCode === 'exempt' ? 'invoices.line.reasonChoose' : 'invoices.line.reasonOptional')}
                onChange={(event) => onChange({ exemptionReason: event.target.value })}
                options={fitting.map(({ key, label }) => ({ value: key, label }))}
              />
            </LineCell>
          ) : null}
          {showsKpd ? (
            <LineCell {...cell('kpd', t('invoices.line.kpd'))} className="sm:w-72">
              <KpdInput
                {...control('kpd')}
                value={line.kpd}
                placeholder={t('invoices.line.kpdPlaceholder')}
                searchPath={setting.kpdPath}
                about={() => line.description}
                onValue={(typed) => onChange({ kpd: typed })}
              />
            </LineCell>
          ) : null}
          {references.length > 0 ? <LineReferences keys={references} {...{ line, control, issuesOf, onChange }} /> : null}
        </div>
      ) : null}
      {showsLevies ? <LineLevies {...{ line, control, issuesOf, onChange, setting }} all={opened} /> : null}
      <div className="max-lg:absolute max-lg:top-7 max-lg:right-[18px] lg:col-[-2/-1] lg:row-start-2 lg:pt-5 wide:row-start-1 wide:pt-0">
        <LineMenu index={index} count={count} onEdit={onEdit} onLevies={opened || !hydrated ? undefined : openLevies} />
      </div>
      <Hidden {...{ line, index, asksVat, showsKpd, references }} />
    </div>
  );
}

const tightSelect = 'lg:[&>select]:pr-6 lg:[&>select]:pl-2 lg:[&>svg]:right-1.5';

const isRate = (code: VatCode): boolean =>
  code === 'standard' || code === 'reduced' || code === 'super_reduced' || code === 'zero';

interface HiddenProps {
  line: LineFields;
  index: number;
  asksVat: boolean;
  showsKpd: boolean;
  references: readonly LineReferenceKey[];
}

/** What the line knows and does not ask. */
function Hidden({ line, index, asksVat, showsKpd, references }: HiddenProps) {
  return (
    <>
      <input type="hidden" name={lineName(index, 'productId')} value={line.productId} />
      {asksVat ? null : <input type="hidden" name={lineName(index, 'vatCode')} value={line.vatCode} />}
      {showsKpd ? null : <input type="hidden" name={lineName(index, 'kpd')} value={line.kpd} />}
      {LINE_REFERENCE_KEYS.filter((key) => !references.includes(key)).map((key) => (
        <input key={key} type="hidden" name={lineName(index, key)} value={line[key]} />
      ))}
    </>
  );
}
