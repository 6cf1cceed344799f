import { einvoiceStep } from '#app/features/einvoice/timeline-step.ts';
import {
  Archive,
  Ban,
  BellOff,
  BellRing,
  Check,
  CircleAlert,
  CircleDashed,
  Clock,
  Eye,
  FileMinus,
  FileOutput,
  FilePlus,
  HandCoins,
  Landmark,
  Link2Off,
  MailCheck,
  MailOpen,
  MailWarning,
  MailX,
  Pencil,
  RotateCcw,
  Send,
  ShieldAlert,
  ShieldCheck,
  ThumbsUp,
  Truck,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { TimelineItem } from '#app/components/ui/timeline.tsx';
import type { Tone } from '#app/components/ui/pill.tsx';
import { fiscalReasons } from '#app/features/invoice-timeline/fiscal-reasons.ts';
import { formatDate, formatDecimal, formatInstantShort, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import type { TimelineEntry } from '#server/contracts/invoicing.ts';
import { MAIL_UNSURE, REMINDER_NEEDLESS } from '#server/contracts/mail-failure.ts';

interface Told {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
}

type Data = TimelineEntry['data'];

const text = (data: Data, name: string): string => (typeof data[name] === 'string' ? data[name] : '');
/** A part of a sentence of parts, where there is one. */
const given = (part: string): readonly string[] => (part === '' ? [] : [part]);
const texts = (data: Data, name: string): readonly string[] =>
  Array.isArray(data[name]) ? data[name].filter((item) => typeof item === 'string') : [];

/** Seconds with one decimal, from milliseconds. */
const seconds = (ms: unknown): string => (typeof ms === 'number' ? formatDecimal((Math.max(ms, 100) / 1000).toFixed(1), 1) : '');

const MAIL: Readonly<Record<string, readonly [LucideIcon, Tone]>> = {
  queued: [Clock, 'neutral'],
  sent: [Send, 'ok'],
  delivered: [MailCheck, 'ok'],
  opened: [MailOpen, 'ok'],
  clicked: [MailOpen, 'ok'],
  delayed: [MailWarning, 'warn'],
  bounced: [MailX, 'err'],
  complained: [MailX, 'err'],
  suppressed: [MailX, 'err'],
  failed: [MailX, 'err'],
};

function tell(t: Translate, entry: TimelineEntry, earlier: readonly TimelineEntry[]): Told | null {
  const { type, data, at } = entry;
  const say = (icon: LucideIcon, tone: Tone, detail: string, key = type): Told => ({
    icon,
    tone,
    title: t.dynamic(`invoices.event.${key}`) ?? type,
    detail,
  });
  if (type.startsWith('email.')) {
    if (type === 'email.failed' && data['code'] === REMINDER_NEEDLESS)
      return say(BellOff, 'neutral', text(data, 'to'), 'reminders.needless');
    if (type === 'email.failed' && data['code'] === MAIL_UNSURE)
      return say(MailWarning, 'warn', text(data, 'to'), 'email.unsure');
    const [icon, tone] = MAIL[type.slice(6)] ?? [Send, 'neutral'];
    return say(icon, tone, text(data, 'to'));
  }
  if (type.startsWith('einvoice.')) return einvoiceStep(t, entry, earlier);
  switch (type) {
    case 'invoice.reminded':
      return say(BellRing, 'neutral', [t('reminders.step', { number: Number(data['step']) }), text(data, 'to')].join(' · '));
    case 'reminders.held':
      return say(data['held'] ? BellOff : BellRing, 'neutral', '', data['held'] ? type : 'reminders.released');
    case 'invoice.issued':
      return say(
        Check,
        'ok',
        t('invoices.event.number', { number: text(data, 'number') }),
        data['kind'] === 'invoice' || data['kind'] === undefined ? type : `${text(data, 'kind')}.issued`,
      );
    case 'invoice.fiscalized':
      return say(
        ShieldCheck,
        'ok',
        t('invoices.event.jir', { jir: text(data, 'jir').slice(0, 8), seconds: seconds(data['durationMs']) }),
        data['late'] ? 'invoice.fiscalized_late' : type,
      );
    case 'invoice.fiscalization_delayed':
      return say(Clock, 'warn', fiscalReasons(t, text(data, 'kind'), texts(data, 'codes')).join(' '));
    case 'invoice.fiscalization_stopped':
      return say(ShieldAlert, 'err', fiscalReasons(t, text(data, 'kind'), texts(data, 'codes')).join(' '));
    case 'invoice.fiscalization_resumed':
      return say(RotateCcw, 'neutral', '');
    case 'invoice.archived':
      return data['kind'] === 'invoice_pdf'
        ? say(Archive, 'neutral', t('invoices.event.hash', { hash: text(data, 'sha256').slice(0, 8) }))
        : null;
    case 'invoice.paid': {
      const [icon, tone] = data['settled'] ? ([Landmark, 'ok'] as const) : ([CircleDashed, 'warn'] as const);
      const paidOn = text(data, 'paidOn');
      const method = t.dynamic(`invoices.method.${text(data, 'method')}`) ?? '';
      return say(
        icon,
        tone,
        [formatMoney(text(data, 'amount')), method, ...(paidOn === zagrebDate(at) ? [] : [formatDate(paidOn)])].join(' · '),
        data['settled'] ? type : 'invoice.partly_paid',
      );
    }
    case 'invoice.data_changed': {
      const oib = data['buyerOib'] === data['previousOib'] ? null : text(data, 'buyerOib');
      const method = t.dynamic(`invoices.method.${text(data, 'paymentMethod')}`) ?? '';
      const words = oib === '' ? t('invoices.event.oibRemoved') : t('invoices.event.oibNow', { oib: oib ?? '' });
      const changed = data['paymentMethod'] === data['previousMethod'] ? [] : [method];
      return say(Pencil, 'neutral', [...changed, ...(oib === null ? [] : [words])].join(' · '));
    }
    case 'invoice.tip_reported': {
      const method = t.dynamic(`invoices.method.${text(data, 'method')}`) ?? '';
      return say(HandCoins, 'ok', [formatMoney(text(data, 'amount')), method].join(' · '));
    }
    case 'invoice.payment_voided':
      return say(Undo2, 'neutral', formatMoney(text(data, 'amount')));
    case 'invoice.viewed':
      return say(Eye, 'ok', t('invoices.event.views', { count: Number(data['count']) }));
    case 'invoice.link_revoked':
      return say(Link2Off, 'neutral', '');
    case 'trade.issued':
      return say(Check, 'ok', t('invoices.event.number', { number: text(data, 'number') }));
    case 'trade.decided':
      return say(
        text(data, 'decision') === 'accepted' ? ThumbsUp : Undo2,
        text(data, 'customer') === '' ? 'neutral' : 'ok',
        [text(data, 'customer'), text(data, 'remark')].filter((part) => part !== '').join(' · '),
        `${type}.${text(data, 'decision')}`,
      );
    case 'trade.converted':
      return say(FileOutput, 'ok', text(data, 'number'), `${type}.${text(data, 'kind')}`);
    case 'invoice.delivered':
      return say(Truck, 'neutral', text(data, 'number'));
    case 'invoice.corrected':
      return say(
        data['kind'] === 'credit_note' ? FileMinus : FilePlus,
        'neutral',
        [text(data, 'byNumber'), formatMoney(text(data, 'total')), ...given(text(data, 'reason'))].join(' · '),
        `${type}.${text(data, 'kind')}`,
      );
    case 'invoice.cancelled':
      return say(
        Ban,
        'err',
        [t('invoices.event.byNumber', { number: text(data, 'byNumber') }), ...given(text(data, 'reason'))].join(' · '),
      );
    default:
      return { icon: CircleAlert, tone: 'neutral', title: t.dynamic(`invoices.event.${type}`) ?? type, detail: '' };
  }
}

/** What somebody decided; the rest happened by itself, whoever's click began it. */
const DECIDED = new Set([
  'invoice.issued',
  'invoice.cancelled',
  'invoice.corrected',
  'invoice.paid',
  'invoice.payment_voided',
  'invoice.link_revoked',
  'invoice.fiscalization_resumed',
  'trade.issued',
  'trade.decided',
  'invoice.data_changed',
  'invoice.tip_reported',
  'email.queued',
  'reminders.held',
]);

/** A queued mail is told only until it went out, and of the archive's files the last one. */
function isSuperseded(entry: TimelineEntry, later: readonly TimelineEntry[]): boolean {
  if (entry.type === 'invoice.archived')
    return later.some(({ type, data }) => type === entry.type && data['kind'] === entry.data['kind']);
  if (entry.type !== 'email.queued') return false;
  return later.some(({ type, data }) => type.startsWith('email.') && data['emailId'] === entry.data['emailId']);
}

/** Events of a document in words: what happened, by whom, when. Events that tell a person nothing are left out. */
export function timelineItems(t: Translate, timeline: readonly TimelineEntry[]): readonly TimelineItem[] {
  return timeline.flatMap((entry, index) => {
    const told = isSuperseded(entry, timeline.slice(index + 1)) ? null : tell(t, entry, timeline.slice(0, index));
    if (told === null) return [];
    const detail = [DECIDED.has(entry.type) ? entry.actor : '', told.detail].filter((part) => part !== '').join(' · ');
    return [{ ...told, id: entry.id, detail, time: formatInstantShort(entry.at), at: new Date(entry.at).toISOString() }];
  });
}
