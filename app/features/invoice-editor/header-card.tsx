import { Link, useNavigate } from '@remix-run/react';
import { Pencil } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { Combobox } from '#app/components/ui/combobox.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import type { CustomerOption } from '#app/features/invoice-editor/draft-aside.ts';
import { termName } from '#app/features/invoice-editor/draft-fields.ts';
import type { EditorAction, EditorState } from '#app/features/invoice-editor/draft-reducer.ts';
import type { PlainFound } from '#app/features/invoice-editor/find-plainly.server.ts';
import { CurrencyField, offersCurrency } from '#app/features/invoice-editor/currency-field.tsx';
import { DeliveryFields } from '#app/features/invoice-editor/delivery-fields.tsx';
import { PlainCustomer } from '#app/features/invoice-editor/plain-customer.tsx';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { KindSwitch } from '#app/features/trade/kind-switch.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import { isPaidOnTheSpot, PAYMENT_METHODS, type PaymentMethod } from '#server/domain/invoicing/document.ts';
import { REASON_LENGTH } from '#server/domain/invoicing/einvoice-terms.ts';
import { isCorrectionKind, isTradeKind, takesBack } from '#server/domain/invoicing/kinds.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

interface HeaderCardProps {
  state: EditorState;
  dispatch: (action: EditorAction) => void;
  /** The draft, for what the seller is and the day of today. */
  seller: Pick<DraftDto, 'sellerInVat' | 'sellerHasVatId' | 'today' | 'terms'>;
  /** Who is chosen, stored or not yet. */
  buyer: DraftDto['buyer'];
  /** Of the draft's currency. */
  rate: DraftDto['rate'];
  /** What is in the form is stored. */
  isSaved: boolean;
  customers: readonly CustomerOption[];
  /** What a search without scripts found. */
  found: PlainFound | null;
  /** Below `/:company`. */
  base: string;
  draftPath: string;
  /** The document that it is made from has settled its kind. */
  isKindSettled: boolean;
  /** And its customer. */
  isBuyerSettled: boolean;
  issues: ReadonlyMap<string, readonly FieldIssue[]>;
}

/** Who buys, when and how it is paid. */
export function HeaderCard({
  state,
  dispatch,
  seller,
  buyer,
  rate,
  isSaved,
  customers,
  found,
  base,
  draftPath,
  isKindSettled,
  isBuyerSettled,
  issues,
}: HeaderCardProps) {
  const t = useT();
  const say = useIssueWords();
  const { fields, reset } = state;
  const isCorrection = isCorrectionKind(fields.kind);
  const isAdvance = fields.kind === 'advance';
  const isNote = fields.kind === 'delivery_note';
  const { today } = seller;
  const errors = (id: string): readonly string[] => (issues.get(id) ?? []).map(say);
  const set = (changes: Parameters<typeof dispatch>[0] & { type: 'set' }) => dispatch(changes);
  return (
    <Card className="overflow-visible!">
      {isKindSettled ? (
        <input type="hidden" name="kind" value={fields.kind} />
      ) : (
        <div className="mb-4">
          <KindSwitch value={fields.kind} onChange={(kind) => set({ type: 'set', changes: { kind } })} />
        </div>
      )}
      <div className="grid gap-x-8 gap-y-4 pt-1 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          {isBuyerSettled ? (
            <SettledBuyer buyer={buyer} contactId={fields.contactId} />
          ) : (
            <CustomerPicker {...{ state, dispatch, seller, customers, found, base, draftPath }} errors={errors('contactId')} />
          )}
          {fields.contactId === '' && (isTradeKind(fields.kind) || isBuyerSettled) ? null : (
            <BuyerSummary buyer={buyer} base={isBuyerSettled ? null : base} />
          )}
        </div>
        <div className="grid grid-cols-2 content-start gap-4">
          <div className="flex flex-col gap-1.5">
            <span className="text-sm font-medium">{t('invoices.issuedOn')}</span>
            <span className="tabular flex h-[34px] items-center text-muted" title={t('invoices.issuedOnHint')}>
              {t('invoices.today', { date: formatDate(today) })}
            </span>
          </div>
          {(isTradeKind(fields.kind) && !isNote) || isCorrection ? (
            <input type="hidden" name="deliveryOn" value={fields.deliveryOn} />
          ) : (
            <Field
              label={t(isAdvance ? 'invoices.advanceOn' : 'invoices.deliveryOn')}
              id="deliveryOn"
              errors={errors('deliveryOn')}
            >
              <DateInput
                name="deliveryOn"
                defaultValue={fields.deliveryOn}
                onValue={(deliveryOn) => set({ type: 'set', changes: { deliveryOn } })}
              />
            </Field>
          )}
          {isNote ? (
            <DeliveryFields delivery={fields.delivery} paymentMethod={fields.paymentMethod} dispatch={dispatch} />
          ) : (
            <Field label={t('invoices.paymentMethod')} id="paymentMethod" errors={errors('paymentMethod')}>
              <Select
                name="paymentMethod"
                value={fields.paymentMethod}
                onChange={(event) => set({ type: 'set', changes: { paymentMethod: event.target.value as PaymentMethod } })}
                options={PAYMENT_METHODS.map((value) => ({ value, label: t(`invoices.method.${value}`) }))}
              />
            </Field>
          )}
          {isAdvance ||
          isNote ||
          takesBack(fields.kind) ||
          (isPaidOnTheSpot(fields.paymentMethod) && !isTradeKind(fields.kind)) ? (
            <input type="hidden" name="dueOn" value={fields.dueOn} />
          ) : (
            <Field
              label={
                isTradeKind(fields.kind)
                  ? t(`trade.dueOn.${fields.kind === 'quote' ? 'quote' : 'proforma'}`)
                  : t('invoices.dueOn')
              }
              id="dueOn"
              errors={errors('dueOn')}
            >
              <DateInput
                key={`due-${reset}`}
                name="dueOn"
                defaultValue={fields.dueOn}
                onValue={(dueOn) => set({ type: 'set', changes: { dueOn } })}
              />
            </Field>
          )}
          {isCorrection || !offersCurrency(buyer, fields.currency) ? (
            <input type="hidden" name="currency" value={fields.currency} />
          ) : (
            <div className="col-span-2">
              <CurrencyField {...{ rate, isSaved, dispatch }} currency={fields.currency} errors={errors('currency')} />
            </div>
          )}
        </div>
        {isCorrectionKind(fields.kind) ? (
          <Field
            className="md:col-span-2"
            label={t('invoices.reason')}
            id={termName('reason')}
            hint={t(`invoices.reasonHint.${fields.kind}`)}
            errors={errors(termName('reason'))}
            optional
          >
            <Input
              name={termName('reason')}
              value={fields.einvoice.reason ?? ''}
              maxLength={REASON_LENGTH}
              autoComplete="off"
              onChange={(event) =>
                set({ type: 'set', changes: { einvoice: { ...fields.einvoice, reason: event.target.value } } })
              }
            />
          </Field>
        ) : null}
      </div>
    </Card>
  );
}

/** The customer of a correction or a final invoice is the earlier document's and cannot be chosen. */
function SettledBuyer({ buyer, contactId }: { buyer: DraftDto['buyer']; contactId: string }) {
  const t = useT();
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">{t('invoices.buyer')}</span>
      <input type="hidden" name="contactId" value={contactId} />
      <span className="flex h-[34px] items-center">{buyer?.name || t('invoices.walkIn')}</span>
    </div>
  );
}

type PickerProps = Pick<HeaderCardProps, 'state' | 'dispatch' | 'seller' | 'customers' | 'found' | 'base' | 'draftPath'> & {
  errors: readonly string[];
};

function CustomerPicker({ state, dispatch, seller, customers, found, base, draftPath, errors }: PickerProps) {
  const t = useT();
  const navigate = useNavigate();
  const hydrated = useHydrated();
  const { contactId } = state.fields;
  const newPath = useCallback(
    (name: string): string => `${base}/kupci/novi?${new URLSearchParams({ naziv: name, natrag: draftPath })}`,
    [base, draftPath],
  );
  const create = useMemo(
    () => ({
      label: (typed: string) => t('invoices.newCustomer', { name: typed }),
      onCreate: (typed: string) => navigate(newPath(typed)),
    }),
    [t, navigate, newPath],
  );
  return (
    <Field label={t('invoices.buyer')} id="contactId" errors={errors}>
      {hydrated ? (
        <Combobox
          name="contactId"
          options={customers}
          defaultValue={contactId}
          searchPath={`${base}/racuni/izbor/kupci`}
          placeholder={t('invoices.buyerPlaceholder')}
          onSelect={(option) => dispatch({ type: 'customer', customer: option as CustomerOption | null, seller })}
          create={create}
          autoFocus={contactId === ''}
        />
      ) : (
        <PlainCustomer chosen={customers.find(({ value }) => value === contactId) ?? null} found={found} newPath={newPath} />
      )}
    </Field>
  );
}

/** The customer as the document will name them; `base` leads to where that is changed, null where it cannot be. */
function BuyerSummary({ buyer, base }: { buyer: DraftDto['buyer']; base: string | null }) {
  const t = useT();
  if (!buyer) return <p className="text-sm text-muted">{t('invoices.noBuyerHint')}</p>;
  const { address } = buyer;
  const place = address ? `${address.postalCode} ${address.city}`.trim() : '';
  const lines = [address?.street ?? '', place, address && address.country !== 'HR' ? address.country : ''].filter(
    (line) => line !== '',
  );
  return (
    <div className="flex items-start justify-between gap-3 text-sm text-muted">
      <p className="min-w-0">
        {lines.join(', ')}
        {lines.length > 0 ? <br /> : null}
        <span className="tabular">
          {t(`invoices.buyerKind.${buyer.kind}`)}
          {buyer.oib ? ` · OIB ${buyer.oib}` : ''}
          {buyer.vatId && buyer.vatId !== `HR${buyer.oib ?? ''}` ? ` · ${t('invoices.vatId')} ${buyer.vatId}` : ''}
        </span>
      </p>
      {base === null ? null : (
        <Link to={`${base}/kupci/${buyer.contactId}`} className={`${linkClass} flex shrink-0 items-center gap-1.5`}>
          <Pencil aria-hidden size={12} />
          {t('common.edit')}
        </Link>
      )}
    </div>
  );
}
