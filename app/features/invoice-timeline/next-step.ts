import { fiscalFix, fiscalReasons } from '#app/features/invoice-timeline/fiscal-reasons.ts';
import { formatDate, formatInstant, formatRelative, formatTime } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import type { InvoiceEInvoiceDto } from '#server/contracts/einvoice.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { MAIL_UNSURE } from '#server/contracts/mail-failure.ts';

/** The button that takes the step. */
export type StepAction = 'fiscalize' | 'send' | 'pay' | null;

/** What happens next with a document, and who must act. */
export interface NextStep {
  readonly tone: 'ok' | 'info' | 'warn' | 'err';
  readonly title: string;
  readonly detail: string;
  readonly action: StepAction;
  /** Sending is a reminder. */
  readonly reminds: boolean;
  /** Screen below the company's address that mends the cause. */
  readonly fix: string | null;
}

type StepFacts = Pick<InvoiceDto, 'status' | 'kind' | 'fiscal' | 'dueOn' | 'overdueDays' | 'emails' | 'cancelledBy' | 'refersTo'>;

type EInvoiceFacts = Pick<InvoiceEInvoiceDto, 'fits' | 'isSetUp'>;

/** The one thing that matters most now; null where a document has come to its end, or goes on as eRačun, whose card says how. */
export function nextStep(t: Translate, invoice: StepFacts, einvoice: EInvoiceFacts, now: Date): NextStep | null {
  const { status, fiscal, dueOn, overdueDays, emails } = invoice;
  const step = (
    tone: NextStep['tone'],
    key: string,
    action: StepAction,
    params: Record<string, string | number> = {},
  ): NextStep => ({
    tone,
    title: t.dynamic(`invoices.next.${key}`, params) ?? key,
    detail: t.dynamic(`invoices.next.${key}.detail`, params) ?? '',
    action,
    reminds: key === 'overdue',
    fix: null,
  });
  const waiting = () => (dueOn === null ? null : step('info', 'waiting', 'pay', { date: formatDate(dueOn) }));
  if (fiscal && status === 'fiscalization_stopped') {
    const { lastErrorKind, lastErrorCodes } = fiscal;
    const reasons = fiscalReasons(t, lastErrorKind, lastErrorCodes).join(' ');
    return {
      ...step('err', 'stopped', 'fiscalize'),
      detail: `${reasons} ${deadline(t, fiscal.deadlineAt, now)}`,
      fix: fiscalFix(lastErrorKind, lastErrorCodes),
    };
  }
  if (fiscal && status === 'awaiting_jir') {
    const retry =
      new Date(fiscal.nextAttemptAt) > now && fiscal.attempts > 0
        ? ` ${t('invoices.next.retryAt', { time: formatTime(fiscal.nextAttemptAt) })}`
        : '';
    return {
      ...step('warn', 'awaiting', fiscal.attempts > 0 ? 'fiscalize' : null),
      detail: `${t('invoices.next.awaiting.detail')} ${deadline(t, fiscal.deadlineAt, now)}${retry}`,
    };
  }
  switch (status) {
    case 'bounced':
      return step('err', emails[0]?.status === MAIL_UNSURE ? 'mailUnsure' : 'bounced', 'send', { to: emails[0]?.to ?? '' });
    case 'overdue':
      return step('err', 'overdue', 'send', { count: overdueDays });
    case 'partly_paid':
      return step('warn', 'partlyPaid', 'pay');
    case 'issued':
      return einvoice.fits && einvoice.isSetUp ? null : step('info', 'issued', 'send');
    case 'sent':
    case 'delivered':
    case 'opened':
      return waiting();
    case 'cancelled':
      return step('info', 'cancelled', null, { number: invoice.cancelledBy?.number ?? '' });
    default:
      return null;
  }
}

function deadline(t: Translate, at: Date, now: Date): string {
  const key = new Date(at) < now ? 'invoices.next.deadlinePassed' : 'invoices.next.deadline';
  return t(key, { at: formatInstant(at), relative: formatRelative(at, now, t.locale) });
}
