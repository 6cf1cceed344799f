import { useEffect, useRef } from 'react';
import { announce } from '#app/components/ui/live-region.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { useReadAgain } from '#app/lib/use-read-again.ts';
import type { CopyDto } from '#server/contracts/einvoice-copies.ts';
import type { OutgoingDto } from '#server/contracts/einvoice.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

type Followed = Pick<InvoiceDto, 'id' | 'fiscal' | 'emails' | 'documents'>;

/** A JIR, a mail or the archive's copy is under way; a mail that was sent may never tell of its delivery. */
const isAwaitingJir = ({ fiscal }: Followed): boolean => fiscal?.status === 'pending' || fiscal?.status === 'sending';
const isOtherUnderWay = ({ emails, documents }: Followed): boolean =>
  emails[0]?.status === 'queued' || emails[0]?.status === 'sent' || documents.length === 0;

type Sent = { readonly status: OutgoingDto['status'] | CopyDto['status'] } | null;
const isEInvoiceUnderWay = (sent: Sent): boolean => sent?.status === 'queued' || sent?.status === 'sending';

/** Reads the page's data again while a JIR, a mail or an eRačun or its corrected copy (`sent`) is under way, and says what changed to those who cannot see it. */
export function useFollowProgress(invoice: Followed, sent: Sent): void {
  const t = useT();
  const awaitsJir = isAwaitingJir(invoice);
  const underWay = awaitsJir || isOtherUnderWay(invoice) || isEInvoiceUnderWay(sent);
  useReadAgain(underWay, awaitsJir);
  const before = useRef(invoice);

  useEffect(() => {
    const last = before.current;
    before.current = invoice;
    if (last.id !== invoice.id) return;
    const { fiscal, emails } = invoice;
    if (fiscal?.jir && !last.fiscal?.jir) announce(t('invoices.announce.fiscalized', { jir: fiscal.jir }));
    else if (fiscal && fiscal.status !== last.fiscal?.status && fiscal.status === 'stopped')
      announce(t('invoices.announce.stopped'));
    const [mail] = emails;
    const [lastMail] = last.emails;
    if (mail && lastMail?.id === mail.id && lastMail.status !== mail.status) {
      const word = t.dynamic(`invoices.event.email.${mail.status}`);
      if (word) announce(`${word}: ${mail.to}`);
    }
  }, [invoice, t]);
}
