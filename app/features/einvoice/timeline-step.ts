import { Ban, CircleAlert, CircleHelp, Clock, FilePen, Landmark, RefreshCw, Send, type LucideIcon } from 'lucide-react';
import type { Tone } from '#app/components/ui/pill.tsx';
import { changeWords } from '#app/features/einvoice/change-words.ts';
import { BUSINESS, FISCAL, type Look, TRANSPORT } from '#app/features/einvoice/pills.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import type { TimelineEntry } from '#server/contracts/invoicing.ts';
import type { CopyChange } from '#server/domain/einvoice/copy/copy-content.ts';

const LOOKS: Readonly<Record<string, Look>> = {
  'einvoice.queued': ['neutral', Clock],
  'einvoice.sent': ['ok', Send],
  'einvoice.only_reported': ['warn', Landmark],
  'einvoice.refused': ['err', Ban],
  'einvoice.unsure': ['warn', CircleHelp],
  'einvoice.stopped': ['err', CircleAlert],
  'einvoice.copy_queued': ['neutral', FilePen],
  'einvoice.copy_sent': ['ok', FilePen],
  'einvoice.copy_refused': ['err', Ban],
  'einvoice.copy_unsure': ['warn', CircleHelp],
  'einvoice.copy_stopped': ['err', CircleAlert],
  'einvoice.copy_withdrawn': ['neutral', FilePen],
  'einvoice.refusal_settled': ['neutral', CircleHelp],
  'einvoice.payment_reported': ['ok', Landmark],
  'einvoice.report_failed': ['err', CircleAlert],
};

type Data = Readonly<Record<string, unknown>>;
const text = (data: Data, name: string): string => (typeof data[name] === 'string' ? data[name] : '');

interface Step {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
}

/** What happened to an invoice as eRačun, for its timeline; `earlier` is what its timeline told before. */
export function einvoiceStep(t: Translate, { type, data }: TimelineEntry, earlier: readonly TimelineEntry[]): Step {
  if (type === 'einvoice.status_changed') return newState(t, data, stateBefore(earlier), isOnlyReported(earlier));
  const [tone, icon] = LOOKS[type] ?? ['neutral', Clock];
  if (type === 'einvoice.payment_reported' && text(data, 'amount').startsWith('-'))
    return { icon, tone, title: t('einvoice.timeline.einvoice.payment_taken_back'), detail: detailOf(t, type, data) };
  if (type === 'einvoice.refusal_settled')
    return {
      icon,
      tone,
      title: t(`einvoiceCopy.response.settled.${data['about'] === 'earlier' ? 'earlier' : 'present'}`),
      detail: '',
    };
  return { icon, tone, title: t.dynamic(`einvoice.timeline.${type}`) ?? type, detail: detailOf(t, type, data) };
}

function detailOf(t: Translate, type: string, data: Data): string {
  switch (type) {
    case 'einvoice.report_failed': {
      const words = Array.isArray(data['errors']) ? data['errors'].filter((each) => typeof each === 'string').join(' ') : '';
      return words === '' ? (t.dynamic(`einvoice.failure.${text(data, 'failure')}`) ?? '') : words;
    }
    case 'einvoice.copy_queued':
      return text(data, 'reason');
    case 'einvoice.copy_sent':
      return changeWords(t, data['changes'] as readonly CopyChange[]).join(' · ');
    case 'einvoice.refused':
    case 'einvoice.copy_refused':
      return Array.isArray(data['errors']) ? data['errors'].filter((each) => typeof each === 'string').join(' ') : '';
    case 'einvoice.stopped':
    case 'einvoice.copy_stopped':
      return t.dynamic(`einvoice.failure.${text(data, 'kind')}`) ?? '';
    case 'einvoice.payment_reported':
      return `${formatMoney(text(data, 'amount'))} · ${formatDate(text(data, 'paidOn'))}`;
    default:
      return '';
  }
}

const TELLS_STATES = ['einvoice.status_changed', 'einvoice.refusal_settled'];
const BEGINS_A_STATE = [...TELLS_STATES, 'einvoice.sent', 'einvoice.copy_sent'];

/** The three states as they were told last of the same sending. */
function stateBefore(earlier: readonly TimelineEntry[]): Data {
  const last = earlier.findLast(({ type }) => BEGINS_A_STATE.includes(type));
  return last !== undefined && TELLS_STATES.includes(last.type) ? last.data : {};
}

const ARRIVED = ['sent', 'delivered'];
const SAYS_HOW = ['einvoice.queued', 'einvoice.only_reported'];

/** Whether it goes, or went, to the Tax Administration alone. */
const isOnlyReported = (earlier: readonly TimelineEntry[]): boolean =>
  earlier.findLast(({ type }) => SAYS_HOW.includes(type))?.data['channel'] === 'report';

/** What weighs most first. */
const PARTS = [
  ['business', BUSINESS],
  ['transport', TRANSPORT],
  ['fiscal', FISCAL],
] as const;

/** What is new of the three states: the weightiest is the title and gives the look, the rest is detail. */
function newState(t: Translate, data: Data, before: Data, isReport: boolean): Step {
  const news = PARTS.flatMap(([part, looks]) => {
    const state = text(data, part);
    // Of a report no buyer has anything.
    const isNothing = state === text(before, part) || (isReport && part === 'transport' && ARRIVED.includes(state));
    const title = isNothing ? null : t.dynamic(`einvoice.timeline.${part}.${state}`);
    return title === null ? [] : [{ title, look: (looks as Readonly<Record<string, Look>>)[state] }];
  });
  // Bad news is never a detail.
  const first = news.find(({ look }) => look?.[0] === 'err') ?? news[0];
  const [tone, icon] = first?.look ?? ['info', RefreshCw];
  return {
    icon,
    tone,
    title: first?.title ?? t('einvoice.timeline.einvoice.status_changed'),
    detail: news.flatMap((each) => (each === first ? [] : [each.title])).join(' · '),
  };
}
