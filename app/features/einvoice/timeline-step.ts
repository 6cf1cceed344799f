import { Ban, CircleAlert, CircleHelp, Clock, Landmark, RefreshCw, Send, type LucideIcon } from 'lucide-react';
import type { Tone } from '#app/components/ui/pill.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';

const LOOKS: Readonly<Record<string, readonly [LucideIcon, Tone]>> = {
  'einvoice.queued': [Clock, 'neutral'],
  'einvoice.sent': [Send, 'ok'],
  'einvoice.refused': [Ban, 'err'],
  'einvoice.unsure': [CircleHelp, 'warn'],
  'einvoice.stopped': [CircleAlert, 'err'],
  'einvoice.status_changed': [RefreshCw, 'info'],
  'einvoice.payment_reported': [Landmark, 'ok'],
};

type Data = Readonly<Record<string, unknown>>;
const text = (data: Data, name: string): string => (typeof data[name] === 'string' ? data[name] : '');

/** What happened to an invoice as eRačun, for its timeline. */
export function einvoiceStep(t: Translate, type: string, data: Data) {
  const [icon, tone] = LOOKS[type] ?? [Clock, 'neutral'];
  return { icon, tone, title: t.dynamic(`einvoice.timeline.${type}`) ?? type, detail: detailOf(t, type, data) };
}

function detailOf(t: Translate, type: string, data: Data): string {
  switch (type) {
    case 'einvoice.refused':
      return Array.isArray(data['errors']) ? data['errors'].filter((each) => typeof each === 'string').join(' ') : '';
    case 'einvoice.stopped':
      return t.dynamic(`einvoice.failure.${text(data, 'kind')}`) ?? '';
    case 'einvoice.status_changed':
      return (['transport', 'fiscal', 'business'] as const)
        .flatMap((part) => (text(data, part) === 'none' ? [] : [t.dynamic(`einvoice.${part}.${text(data, part)}`) ?? '']))
        .join(' · ');
    case 'einvoice.payment_reported':
      return `${formatMoney(text(data, 'amount'))} · ${formatDate(text(data, 'paidOn'))}`;
    default:
      return '';
  }
}
