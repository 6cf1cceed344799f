import {
  Ban,
  Copy,
  CreditCard,
  Download,
  Ellipsis,
  FileMinus,
  FileOutput,
  FilePen,
  FilePlus,
  HandCoins,
  Plus,
  Printer,
  Repeat,
  Send,
  Truck,
} from 'lucide-react';
import { Button, buttonClass, ButtonLink } from '#app/components/ui/button.tsx';
import { DisclosureMenu, menuEntryClass } from '#app/components/ui/disclosure-menu.tsx';
import { LikeThis } from '#app/features/invoice-document/like-this.tsx';
import type { mayReport } from '#app/features/invoice-document/may-report.ts';
import { panelHref } from '#app/features/invoice-document/panels.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { isPaidOnTheSpot } from '#server/domain/invoicing/document.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { Form, Link } from '@remix-run/react';

interface DocumentActionsProps {
  invoice: Pick<
    InvoiceDto,
    'id' | 'kind' | 'refersTo' | 'cancelledBy' | 'emails' | 'paymentMethod' | 'corrections' | 'isCorrected' | 'maySettle'
  >;
  path: string;
  base: string;
  mayWrite: boolean;
  /** What can still be said of it to the Tax Administration. */
  reports: ReturnType<typeof mayReport>;
  /** It is to be sent as eRačun, which is the main thing then; its card has the button. */
  isEInvoiceNext: boolean;
  /** It went to its buyer as eRačun, so that mail only brings the PDF of it. */
  isExchanged: boolean;
}

/** What can be done with an issued document, the main thing last. */
export function DocumentActions({ invoice, path, base, mayWrite, reports, isEInvoiceNext, isExchanged }: DocumentActionsProps) {
  const t = useT();
  const canCancel = mayWrite && !takesBack(invoice.kind) && invoice.cancelledBy === null && !invoice.isCorrected;
  // After a storno the right document is what comes next, after a sale at the till the next customer.
  const corrects = invoice.kind === 'storno' ? (invoice.refersTo?.id ?? null) : invoice.cancelledBy === null ? null : invoice.id;
  const isByEInvoice = isEInvoiceNext || isExchanged;
  const isTillSale = corrects === null && invoice.kind === 'invoice' && isPaidOnTheSpot(invoice.paymentMethod);
  return (
    <>
      {mayWrite && corrects === null && invoice.kind === 'invoice' ? (
        <LikeThis base={base} id={invoice.id} variant="ghost" icon={Copy} shortcut="d">
          {t('invoices.likeThis')}
        </LikeThis>
      ) : null}
      <a href={`${path}/pdf?preuzmi`} download className={buttonClass({})}>
        <Download aria-hidden size={16} strokeWidth={1.75} />
        PDF
      </a>
      <DisclosureMenu
        label={t('common.moreActions')}
        className="[&>div]:right-0 [&>div]:left-auto [&>summary]:border [&>summary]:border-border-strong [&>summary]:bg-surface [&>summary]:p-[5px]"
        summary={
          <span className="flex size-[22px] items-center justify-center">
            <Ellipsis aria-hidden size={16} />
          </span>
        }
      >
        <a href={`${path}/pdf`} target="_blank" rel="noreferrer" className={menuEntryClass}>
          <Printer aria-hidden size={14} className="text-muted" />
          {t('invoices.print')}
        </a>
        {mayWrite
          ? invoice.corrections.map((kind) => (
              <Form key={kind} method="post" className="contents">
                <input type="hidden" name="intent" value="correct" />
                <button type="submit" name="kind" value={kind} className={`${menuEntryClass} w-full`}>
                  {kind === 'credit_note' ? (
                    <FileMinus aria-hidden size={14} className="text-muted" />
                  ) : (
                    <FilePlus aria-hidden size={14} className="text-muted" />
                  )}
                  {t(`invoices.correct.${kind}`)}
                </button>
              </Form>
            ))
          : null}
        {mayWrite && corrects === null && invoice.kind === 'invoice' ? (
          <Form method="post" className="contents">
            <button type="submit" name="intent" value="deliver" className={`${menuEntryClass} w-full`}>
              <Truck aria-hidden size={14} className="text-muted" />
              {t('trade.deliver')}
            </button>
          </Form>
        ) : null}
        {mayWrite && corrects === null && invoice.kind === 'invoice' ? (
          <Link to={`${base}/ponavljajuci/novi?od=${invoice.id}`} className={menuEntryClass}>
            <Repeat aria-hidden size={14} className="text-muted" />
            {t('recurring.fromInvoice')}
          </Link>
        ) : null}
        {mayWrite && reports.change ? (
          <Link to={panelHref(path, 'placanje')} replace preventScrollReset className={menuEntryClass}>
            <CreditCard aria-hidden size={14} className="text-muted" />
            {t('invoices.changeData')}
          </Link>
        ) : null}
        {mayWrite && reports.tip ? (
          <Link to={panelHref(path, 'napojnica')} replace preventScrollReset className={menuEntryClass}>
            <HandCoins aria-hidden size={14} className="text-muted" />
            {t('invoices.tip')}
          </Link>
        ) : null}
        {canCancel ? (
          <Link to={panelHref(path, 'storniraj')} replace preventScrollReset className={`${menuEntryClass} text-err!`}>
            <Ban aria-hidden size={14} />
            {t('invoices.cancel')}
          </Link>
        ) : null}
      </DisclosureMenu>
      {mayWrite ? (
        <ButtonLink
          variant={corrects === null && !isTillSale && !invoice.maySettle && !isByEInvoice ? 'primary' : 'secondary'}
          icon={Send}
          to={panelHref(path, 'posalji')}
          replace
          preventScrollReset
        >
          {t(invoice.emails.length > 0 ? 'invoices.sendAgain' : isByEInvoice ? 'invoices.sendPdf' : 'common.send')}
        </ButtonLink>
      ) : null}
      {mayWrite && invoice.maySettle ? (
        <Form method="post" className="contents">
          <Button type="submit" name="intent" value="settle" icon={FileOutput} variant="primary">
            {t('invoices.settle')}
          </Button>
        </Form>
      ) : null}
      {mayWrite && corrects !== null && invoice.kind !== 'advance' ? (
        <LikeThis base={base} id={corrects} variant={isEInvoiceNext ? 'secondary' : 'primary'} icon={FilePen} shortcut="d">
          {t('invoices.corrected')}
        </LikeThis>
      ) : null}
      {mayWrite && isTillSale ? (
        <ButtonLink variant="primary" icon={Plus} shortcut="n" prefetch="none" to={`${base}/racuni/novi`}>
          {t('invoices.nextSale')}
        </ButtonLink>
      ) : null}
    </>
  );
}
