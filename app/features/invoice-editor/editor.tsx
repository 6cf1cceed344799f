import { Form, useBeforeUnload, useNavigation, useSubmit } from '@remix-run/react';
import { Send } from 'lucide-react';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState, type FormEvent } from 'react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { MINDS_OFFLINE } from '#app/components/layout/use-held-while-offline.ts';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { InvoiceStatus } from '#app/components/ui/invoice-status.tsx';
import { Kbd } from '#app/components/ui/kbd.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { AdvancesCard } from '#app/features/invoice-editor/advances-card.tsx';
import { CheckPanel } from '#app/features/invoice-editor/check-panel.tsx';
import { ConflictBanner } from '#app/features/invoice-editor/conflict-banner.tsx';
import { DeleteDraft } from '#app/features/invoice-editor/delete-draft.tsx';
import { asideOf, withoutRoot, type CustomerOption } from '#app/features/invoice-editor/draft-aside.ts';
import { euroTotalOf } from '#app/features/invoice-editor/euro-total.ts';
import { firstVatCode, ownChoices } from '#app/features/invoice-editor/customer-changes.ts';
import { contentOf, fieldsOf, type DraftFields } from '#app/features/invoice-editor/draft-fields.ts';
import { beginning, editorReducer } from '#app/features/invoice-editor/draft-reducer.ts';
import type { PlainFound } from '#app/features/invoice-editor/find-plainly.server.ts';
import { HeaderCard } from '#app/features/invoice-editor/header-card.tsx';
import { deductiblesOf } from '#app/features/invoice-editor/deductibles.ts';
import { EInvoiceCheckCard } from '#app/features/invoice-editor/einvoice-check-card.tsx';
import { EInvoiceCard } from '#app/features/invoice-editor/einvoice-card.tsx';
import { fieldIdOf, issuesByField } from '#app/features/invoice-editor/issue-fields.ts';
import { NumberInput } from '#app/features/invoice-editor/line-cell.tsx';
import { LinesCard } from '#app/features/invoice-editor/lines-card.tsx';
import { placeOffered } from '#app/features/invoice-editor/place-offered.ts';
import { OtherCard } from '#app/features/invoice-editor/other-card.tsx';
import type { ProductChoice } from '#app/features/invoice-editor/product-input.tsx';
import { SaveStatus } from '#app/features/invoice-editor/save-status.tsx';
import { TotalsSummary } from '#app/features/invoice-editor/totals-summary.tsx';
import { useAutosave } from '#app/features/invoice-editor/use-autosave.ts';
import { shelfOf } from '#app/features/trade/document-path.ts';
import { OriginLink } from '#app/features/trade/origin-link.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import { deductedMinor, planDeductions, withAmounts } from '#server/domain/invoicing/deductions.ts';
import { abroadOf, codesOutsideVat } from '#server/domain/invoicing/foreign-buyer.ts';
import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { LINE_REFERENCE_KEYS, type LineReferenceKey, ORDER_KEYS } from '#server/domain/invoicing/line-references.ts';
import { type DraftKind, isTradeKind } from '#server/domain/invoicing/kinds.ts';
import { VAT_CODES } from '#server/domain/invoicing/vat-code.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** What the page's action could not do. */
export interface EditorReply {
  readonly error: ErrorBody;
  /** The draft's version now; after a conflict the one that came in between. */
  readonly version: number;
  /** What was typed, where it could not be saved. */
  readonly fields: DraftFields | null;
  readonly wantedToIssue: boolean;
}

export interface EditorProps {
  draft: DraftDto;
  /** Instant of `updatedAt`, ISO. */
  savedAt: string;
  customers: readonly CustomerOption[];
  products: readonly ProductChoice[];
  /** What a search without scripts found. */
  found: PlainFound | null;
  base: string;
  isDemo: boolean;
  /** Names of attached files that an eRačun cannot carry. */
  outside: readonly string[];
  reply: EditorReply | undefined;
}

const NO_PRODUCTS: readonly ProductChoice[] = [];
const NO_ISSUES: ReturnType<typeof issuesByField> = new Map();

const TOTAL_LABELS = {
  invoice: 'invoices.totalToPay',
  advance: 'invoices.totalAdvance',
  credit_note: 'invoices.totalCredited',
  debit_note: 'invoices.totalToPay',
  quote: 'invoices.total',
  proforma: 'invoices.totalToPay',
  delivery_note: 'trade.otpremnice.total',
} as const satisfies Record<DraftKind, string>;

const NO_REFERENCE_KEYS: readonly LineReferenceKey[] = [];

/** What lines of a document may name; a delivery note is the delivery, and a quote comes before any order. */
const referencesOf = (kind: DraftKind): readonly LineReferenceKey[] =>
  kind === 'delivery_note' ? ORDER_KEYS : isTradeKind(kind) ? NO_REFERENCE_KEYS : LINE_REFERENCE_KEYS;

/** The editor of a draft: one form, saved while it is typed; the server decides whether it can be issued. */
export function Editor({ draft, savedAt, customers, products, found, base, isDemo, outside, reply }: EditorProps) {
  const t = useT();
  const hydrated = useHydrated();
  const submit = useSubmit();
  const navigation = useNavigation();
  const formRef = useRef<HTMLFormElement>(null);
  const { sellerInVat: inVat, today } = draft;
  const firstCode = firstVatCode(draft, draft.buyer && abroadOf(draft.buyer.kind, draft.buyer.address?.country ?? 'HR'));
  const path = `${base}/racuni/nacrti/${draft.id}`;
  const [state, dispatch] = useReducer(editorReducer, null, () => {
    const first = reply?.fields ?? fieldsOf(draft.content);
    return beginning(first, firstCode, ownChoices(first, draft));
  });
  const { fields } = state;
  const { kind } = fields;
  const isFinal = draft.origin?.kind === 'advance';
  const totalLabel = t(TOTAL_LABELS[kind]);
  const content = useMemo(() => contentOf(fields, today), [fields, today]);
  const saving = useAutosave({
    path: `${path}/spremi`,
    version: reply?.version ?? draft.version,
    savedAt,
    aside: asideOf(draft),
    content,
  });
  const { adopt, resume, conflictWith } = saving;
  const aside = draft.version >= saving.version ? asideOf(draft) : saving.aside;
  const buyer = [aside.buyer, state.picked].find((each) => each?.contactId === content.contactId) ?? null;
  const abroad = buyer && abroadOf(buyer.kind, buyer.address?.country ?? 'HR');
  const vatCodes = useMemo(() => (inVat ? VAT_CODES : abroad === null ? [] : codesOutsideVat(abroad)), [inVat, abroad]);
  const toBusiness = buyer !== null && buyer.kind !== 'consumer';
  const references = toBusiness ? referencesOf(kind) : NO_REFERENCE_KEYS;
  const [attempted, setAttempted] = useState(reply?.wantedToIssue === true);
  const [unreachable, setUnreachable] = useState(false);

  // A refusal speaks of the version that it was given; the next save brings newer complaints.
  const refused =
    reply && reply.version === saving.version && reply.error.issues.length > 0 ? withoutRoot(reply.error.issues) : null;
  const issues = saving.issues.length > 0 ? saving.issues : (refused ?? aside.issues);
  // What the eRačun asks for stands in a card of its own.
  const findings = aside.einvoiceCheck?.findings ?? [];
  const listed = issues.filter(({ path: at, code }) => !findings.some((each) => each.path === at && each.code === code));
  const marked =
    attempted || saving.issues.length > 0 || refused ? issuesByField([...listed, ...(attempted ? findings : [])]) : NO_ISSUES;
  const totals = useMemo(
    () => computeTotals({ ...content, rates: aside.rates, sellerInVat: inVat }),
    [content, aside.rates, inVat],
  );

  const euroMinor = useMemo(() => euroTotalOf(content, totals, aside, inVat), [content, totals, aside, inVat]);

  useEffect(() => {
    if (!reply) return;
    resume();
    if (reply.error.code === 'DRAFT_CHANGED_ELSEWHERE') return conflictWith(reply.version);
    if (reply.fields === null) adopt(reply.version);
    if (!reply.wantedToIssue) return;
    setAttempted(true);
    const [first] = reply.error.issues;
    if (first) document.getElementById(fieldIdOf(first.path))?.focus();
  }, [reply, adopt, resume, conflictWith]);
  // Another customer or way of paying may ask for another device: the form goes to the first that serves, the person may choose on.
  const place = placeOffered(aside.premises, fields.place);
  useEffect(() => {
    if (saving.state === 'saved' && place !== fields.place) dispatch({ type: 'set', changes: { place } });
  }, [saving.state, place, fields.place]);
  useEffect(() => {
    const back = (): void => setUnreachable(false);
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
  useEffect(() => {
    // A save that was under way may have come through just before the line broke.
    if (saving.state === 'saved' && navigator.onLine) setUnreachable(false);
  }, [saving.state]);
  useBeforeUnload(
    useCallback(
      (event: BeforeUnloadEvent) => {
        if (['offline', 'invalid', 'signed_out'].includes(saving.state)) event.preventDefault();
      },
      [saving.state],
    ),
  );

  const onSubmit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const intent = submitter instanceof HTMLButtonElement ? submitter.value : 'save';
    if (intent === 'save') return saving.save();
    const version = await saving.settle();
    setUnreachable(version === null);
    if (version === null) return window.scrollTo({ top: 0 });
    const body = new FormData(form);
    body.set('intent', intent);
    body.set('version', String(version));
    submit(body, { method: 'post' });
    // It comes back to this page, where saving goes on.
    if (intent === 'advances') resume();
  };
  const pending = navigation.state !== 'idle' && navigation.formMethod === 'POST';
  const wanted = navigation.formData?.get('intent');
  const prepaidMinor = deductedMinor(planDeductions(totals, withAmounts(deductiblesOf(aside.advances), content.deducts)));
  const total = formatMoney(decimalFromMinor(totals.totalMinor - prepaidMinor), fields.currency);
  const refusal =
    reply && reply.error.code !== 'DRAFT_CHANGED_ELSEWHERE' && reply.error.code !== 'INVOICE_INCOMPLETE' ? reply.error : null;
  const blocked = saving.state === 'conflict' || (!hydrated && reply?.error.code === 'DRAFT_CHANGED_ELSEWHERE');
  const issueButton = (
    <SubmitButton
      name="intent"
      value="issue"
      pending={pending && wanted === 'issue'}
      disabled={blocked}
      className="max-md:hidden"
    >
      {t('invoices.issue')}
      <Kbd onBrand>Ctrl ↵</Kbd>
    </SubmitButton>
  );
  return (
    <Form
      ref={formRef}
      method="post"
      noValidate
      {...MINDS_OFFLINE}
      // A browser that fills the form as it was left would put old words over what is stored.
      autoComplete="off"
      onSubmit={(event) => void onSubmit(event)}
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
          event.preventDefault();
          // The field with the cursor hears the key as well, and may complete what was typed.
          setTimeout(() => void saving.save());
        }
      }}
      className="flex flex-col gap-5"
    >
      {/* The first submit button is what Enter presses: saving, never issuing. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only" />
      <input type="hidden" name="version" value={saving.version} />
      <PageHeader
        title={kind !== 'invoice' ? t(`trade.new.${kind}`) : t(isFinal ? 'invoices.settle' : 'invoices.newTitle')}
        parent={
          isTradeKind(kind)
            ? { to: `${base}/${shelfOf(kind)}`, label: t(`trade.${shelfOf(kind)}.title`) }
            : { to: `${base}/racuni`, label: t('invoices.title') }
        }
        status={<InvoiceStatus state="draft" />}
        note={
          <>
            <OriginLink origin={draft.origin} base={base} />
            <SaveStatus state={saving.state} savedAt={saving.savedAt} />
          </>
        }
        actions={
          <>
            <DeleteDraft />
            {hydrated ? null : (
              <Button type="submit" name="intent" value="save">
                {t('common.save')}
              </Button>
            )}
            <Button
              type="submit"
              name="intent"
              value="issue-send"
              icon={Send}
              pending={pending && wanted === 'issue-send'}
              disabled={blocked}
            >
              {t('invoices.issueAndSend')}
            </Button>
            {issueButton}
          </>
        }
      />
      {blocked ? <ConflictBanner path={path} onKeep={saving.overwrite} /> : null}
      {unreachable ? (
        <Banner alert tone="err" title={t('invoices.unreachable')}>
          {t('invoices.unreachableDetail')}
        </Banner>
      ) : null}
      {refusal ? <Banner alert tone="err" title={errorSentence(t, refusal.code, refusal.params)} /> : null}
      {reply?.wantedToIssue && issues.length > 0 && !blocked ? (
        <Banner
          alert
          tone="err"
          title={t(kind === 'invoice' ? 'invoices.cannotIssue' : 'trade.cannotIssue', { count: issues.length })}
        />
      ) : null}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_300px] xl:items-start">
        <div className="flex min-w-0 flex-col gap-5">
          <HeaderCard
            {...{ state, dispatch, customers, found, base }}
            seller={draft}
            buyer={buyer}
            rate={aside.rate}
            isSaved={saving.state === 'saved'}
            draftPath={path}
            isKindSettled={draft.origin !== null}
            isBuyerSettled={draft.origin !== null && !isTradeKind(draft.origin.kind) && kind !== 'delivery_note'}
            issues={marked}
          />
          <LinesCard
            state={state}
            dispatch={dispatch}
            setting={{
              inVat,
              vatCodes,
              rates: aside.rates,
              rate: aside.rate,
              reasons: draft.exemptionReasons,
              // Also where it need not be one yet and the company sends them all the same.
              asksKpd: aside.einvoice.required || aside.einvoiceCheck?.isSetUp === true,
              references,
              // Offered at the prices of another day they would be wrong: then they are looked for.
              products: content.deliveryOn === draft.content.deliveryOn ? products : NO_PRODUCTS,
              found,
              productsPath: `${base}/racuni/izbor/artikli${content.deliveryOn === null ? '' : `?dan=${content.deliveryOn}`}`,
              kpdPath: `${base}/artikli/kpd`,
              locale: t.locale,
            }}
            totals={totals}
            issues={marked}
            vatCode={firstVatCode(draft, abroad)}
          >
            <TotalsSummary
              label={totalLabel}
              totals={totals}
              currency={fields.currency}
              euroMinor={euroMinor}
              prepaidMinor={prepaidMinor}
              inVat={inVat}
              discount={
                <NumberInput
                  id="discountPercent"
                  name="discountPercent"
                  aria-label={t('invoices.documentDiscount')}
                  aria-invalid={marked.has('discountPercent') || undefined}
                  value={fields.discountPercent}
                  decimals={0}
                  suffix="%"
                  maxLength={12}
                  onValue={(discountPercent) => dispatch({ type: 'set', changes: { discountPercent } })}
                />
              }
            />
          </LinesCard>
          <EInvoiceCard {...{ state, dispatch, isFinal }} isShown={references.length > 0} issues={marked} />
          <OtherCard state={state} dispatch={dispatch} premises={aside.premises} operators={draft.operators} issues={marked} />
        </div>
        <div className="flex flex-col gap-5 xl:sticky xl:top-[calc(var(--band)+24px)]">
          <CheckPanel
            aside={aside}
            lacksVatId={!inVat && !draft.sellerHasVatId && abroad === 'eu'}
            issues={listed}
            contactId={content.contactId ?? ''}
            base={base}
            isDemo={isDemo}
            attempted={attempted}
          />
          {aside.einvoiceCheck ? (
            <EInvoiceCheckCard
              check={aside.einvoiceCheck}
              contactId={aside.buyer?.contactId ?? ''}
              base={base}
              path={path}
              outside={outside}
            />
          ) : null}
          {kind === 'invoice' ? (
            <AdvancesCard advances={aside.advances} deducts={fields.deducts} dispatch={dispatch} issues={marked} />
          ) : null}
        </div>
      </div>
      <p className="sticky bottom-[calc(78px+env(safe-area-inset-bottom))] z-20 flex items-center justify-between rounded-md border border-border-strong bg-surface py-2 pr-2 pl-4 shadow-pop md:hidden">
        <span>
          <span className="block text-xs text-muted">{totalLabel}</span>
          <b className="tabular font-semibold">{total}</b>
        </span>
        <Button type="submit" name="intent" value="issue" variant="primary" pending={pending} disabled={blocked}>
          {t('invoices.issue')}
        </Button>
      </p>
    </Form>
  );
}
