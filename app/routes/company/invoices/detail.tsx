import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useNavigation, useParams, useSearchParams } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { AttachmentsCard } from '#app/features/attachments/attachments-card.tsx';
import { EInvoiceCard } from '#app/features/einvoice/invoice-card.tsx';
import { LifeCard } from '#app/features/einvoice/life-card.tsx';
import { detailAction } from '#app/features/invoice-document/detail-action.server.ts';
import { DocumentActions } from '#app/features/invoice-document/document-actions.tsx';
import { documentIdOf, ifThere } from '#app/features/invoice-document/if-there.server.ts';
import { InternalCard } from '#app/features/invoice-document/internal-card.tsx';
import { LinkCard } from '#app/features/invoice-document/link-card.tsx';
import { MailCard } from '#app/features/invoice-document/mail-card.tsx';
import { NextStepBanner } from '#app/features/invoice-document/next-step-banner.tsx';
import { mayReport } from '#app/features/invoice-document/may-report.ts';
import { onDemand } from '#app/features/invoice-document/on-demand.tsx';
import { panelHref, panelOf } from '#app/features/invoice-document/panels.ts';
import { paperView } from '#app/features/invoice-document/paper-view.ts';
import { Paper } from '#app/features/invoice-document/paper.tsx';
import { PaymentCard } from '#app/features/invoice-document/payment-card.tsx';
import { StorageCard } from '#app/features/invoice-document/storage-card.tsx';
import { reminderText } from '#app/features/invoice-document/reminder-text.ts';
import { paperSymbols } from '#app/features/invoice-document/symbols.server.ts';
import { heldBackFor } from '#app/features/invoice-document/held-back.server.ts';
import { VatProofCard } from '#app/features/invoice-document/vat-proof-card.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { DocumentState } from '#app/features/invoice-list/document-state.tsx';
import { nextStep } from '#app/features/invoice-timeline/next-step.ts';
import { documentPath } from '#app/features/trade/document-path.ts';
import { TimelineCard } from '#app/features/invoice-timeline/timeline-card.tsx';
import { useFollowProgress } from '#app/features/invoice-timeline/use-follow-progress.ts';
import { ReminderStandingCard } from '#app/features/reminders/standing-card.tsx';
import { ChainCard } from '#app/features/trade/chain-card.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { filesOutside } from '#server/domain/einvoice/embeddable.ts';
import { isNegativeInvoice } from '#server/domain/invoicing/einvoice-terms.ts';
import { isCorrectionKind, type LegalKind, takesBack } from '#server/domain/invoicing/kinds.ts';

const SendPanel = onDemand(async () => (await import('#app/features/invoice-document/send-panel.tsx')).SendPanel);
const PaymentPanel = onDemand(async () => (await import('#app/features/invoice-document/payment-panel.tsx')).PaymentPanel);
const ChangePanel = onDemand(async () => (await import('#app/features/invoice-document/change-panel.tsx')).ChangePanel);
const TipPanel = onDemand(async () => (await import('#app/features/invoice-document/tip-panel.tsx')).TipPanel);
const CopyPanel = onDemand(async () => (await import('#app/features/einvoice/copy-panel.tsx')).CopyPanel);
const CancelPanel = onDemand(async () => (await import('#app/features/invoice-document/cancel-panel.tsx')).CancelPanel);

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, 'invoices.pageTitle', { number: data?.invoice.number ?? '' });

export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const { company = '' } = params;
  const id = documentIdOf(args);
  const invoice = await fromApi(args, async () => {
    const api = await context.companyApi(company);
    const found = await ifThere(() => api.invoicing.get({ id }));
    if (found) return found;
    if (await ifThere(() => api.invoicing.draft({ id }))) throw redirect(inCompany(company, `racuni/nacrti/${id}`));
    const paper = await ifThere(() => api.trade.get({ id }));
    if (paper !== null) throw redirect(documentPath(inCompany(company), paper));
    return api.invoicing.get({ id });
  });
  const now = context.now();
  const api = await fromApi(args, () => context.companyApi(company));
  const einvoice = await fromApi(args, () => api.einvoice.ofInvoice({ id }));
  return {
    invoice,
    held: await fromApi(args, () => heldBackFor(api, invoice)),
    einvoice,
    life: einvoice.sent === null ? null : await fromApi(args, () => api.einvoice.life({ id, direction: 'out' })),
    link: await fromApi(args, () => api.sharing.link({ id })),
    files: await fromApi(args, () => api.attachments.list({ id })),
    standing: await fromApi(args, () => api.reminders.standing({ target: 'invoice', id })),
    paper: paperView(invoice, context.isDemo),
    symbols: paperSymbols(invoice),
    reminder: invoice.status === 'overdue' ? reminderText(invoice) : '',
    now,
    today: zagrebDate(now),
  };
}

export const action = (args: ActionFunctionArgs) => detailAction(args);

export default function InvoicePage() {
  const t = useT();
  const { company = '' } = useParams();
  const { invoice, held, einvoice, life, link, files, standing, paper, symbols, reminder, now, today } =
    useLoaderData<typeof loader>();
  const { mayWrite, mayBook } = useRights();
  const [query] = useSearchParams();
  const navigation = useNavigation();
  useFollowProgress(invoice, einvoice.copies?.open ?? einvoice.sent);
  const base = inCompany(company);
  const path = `${base}/racuni/${invoice.id}`;
  const panel = panelOf(query);
  const step = nextStep(t, invoice, einvoice, now);
  const isEInvoiceNext = einvoice.sent === null && einvoice.fits && einvoice.isSetUp && einvoice.findings.length === 0;
  const isExchanged = einvoice.sent?.channel === 'exchange' && einvoice.sent.status === 'sent';
  const isVoid = takesBack(invoice.kind) || invoice.cancelledBy !== null;
  const linked = invoice.refersTo ?? invoice.cancelledBy;
  const reports = mayReport(invoice, today);
  const actions = { path, base, mayWrite, mayBook };
  return (
    <>
      <PageHeader
        title={invoice.number}
        parent={{ to: `${base}/racuni`, label: t('invoices.title') }}
        status={<DocumentState status={invoice.status} overdueDays={invoice.overdueDays} />}
        note={
          linked ? (
            <Link to={`${base}/racuni/${linked.id}`} className={linkClass}>
              {t(refersKeyOf(invoice), { number: linked.number })}
            </Link>
          ) : null
        }
        actions={<DocumentActions {...{ invoice, reports, isEInvoiceNext, isExchanged, ...actions }} />}
      />
      <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[minmax(0,1fr)_356px] lg:items-start">
        <div className="min-w-0 max-lg:order-3">
          <Paper view={paper} symbols={symbols} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
          {panel === 'posalji' && mayWrite ? (
            <SendPanel
              invoice={invoice}
              message={reminder}
              held={held}
              files={files}
              closeHref={path}
              {...(isCorrectionKind(invoice.kind)
                ? { title: t(`invoices.send.${invoice.kind}`, { number: invoice.number }) }
                : {})}
            />
          ) : null}
          {panel === 'uplata' && mayBook && !isVoid ? (
            <PaymentPanel key={invoice.open} invoice={invoice} today={today} closeHref={path} />
          ) : null}
          {panel === 'storniraj' && mayWrite && !isVoid ? (
            <CancelPanel invoice={invoice} einvoice={einvoice} closeHref={path} />
          ) : null}
          {panel === 'ispravi' && mayWrite && einvoice.copies !== null ? (
            <CopyPanel
              key={einvoice.copies.open?.id ?? einvoice.sent?.copyId}
              invoice={invoice}
              copies={einvoice.copies}
              why={
                einvoice.responses.findLast(({ reasonType, about }) => reasonType === 'N' && about !== 'earlier')?.reason ?? ''
              }
              closeHref={path}
              cancelHref={panelHref(path, 'storniraj')}
            />
          ) : null}
          {panel === 'placanje' && mayWrite && reports.change && invoice.fiscal ? (
            <ChangePanel fiscal={invoice.fiscal} closeHref={path} />
          ) : null}
          {panel === 'napojnica' && mayWrite && reports.tip && invoice.fiscal ? (
            <TipPanel paidBy={invoice.fiscal.paymentMethod} closeHref={path} />
          ) : null}
          {step && panel === null ? (
            <NextStepBanner step={step} {...actions} pending={navigation.formData?.get('intent') === 'fiscalize'} />
          ) : null}
          <PaymentCard invoice={invoice} path={path} mayBook={mayBook} isPaying={panel === 'uplata'} />
          <EInvoiceCard
            einvoice={einvoice}
            kind={invoice.kind}
            isNegative={isNegativeInvoice(invoice)}
            outside={filesOutside(files)}
            number={invoice.number}
            {...actions}
          />
          {life === null ? null : <LifeCard life={life} base={base} className="max-lg:order-3" />}
          {invoice.vatProof === null || invoice.contactId === null ? null : (
            <VatProofCard proof={invoice.vatProof} contactPath={`${base}/kupci/${invoice.contactId}`} />
          )}
          <ChainCard chain={invoice.chain} id={invoice.id} base={base} />
          <TimelineCard timeline={invoice.timeline} className="max-lg:order-4" />
          {/[1-9]/.test(invoice.open) && invoice.dueOn !== null ? (
            <ReminderStandingCard standing={standing} target="invoice" mayWrite={mayWrite} />
          ) : null}
          <InternalCard key={JSON.stringify(invoice.internal)} internal={invoice.internal} mayWrite={mayWrite} />
          <AttachmentsCard id={invoice.id} files={files} mayWrite={mayWrite} className="max-lg:order-5" />
          <LinkCard link={link} kind={invoice.kind} mayWrite={mayWrite} />
          <MailCard emails={invoice.emails} />
          <StorageCard documents={invoice.documents} path={path} />
        </div>
      </div>
    </>
  );
}

/** How a document names the one that is linked beside its number; an invoice refers to what takes its advance back. */
function refersKeyOf({ kind, refersTo }: Pick<InvoiceDto, 'kind' | 'refersTo'>) {
  if (refersTo === null) return 'invoices.cancelledByNumber';
  return kind === 'invoice' && refersTo.kind === 'credit_note' ? 'invoices.settlesPartNumber' : REFERS[kind];
}

const REFERS = {
  invoice: 'invoices.settlesNumber',
  advance: 'invoices.cancelsNumber',
  storno: 'invoices.cancelsNumber',
  credit_note: 'invoices.correctsNumber',
  debit_note: 'invoices.correctsNumber',
} as const satisfies Record<LegalKind, string>;
