import { useParams } from '@remix-run/react';
import clsx from 'clsx';
import {
  BadgeCheck,
  CalendarClock,
  CalendarX,
  Coins,
  HandCoins,
  ChevronDown,
  CircleCheck,
  CircleX,
  Clock,
  CreditCard,
  FileX2,
  Landmark,
  MailWarning,
  MailX,
  PencilLine,
  Send,
  ShieldAlert,
  ThumbsUp,
  type LucideIcon,
} from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { toneClass } from '#app/components/ui/pill.tsx';
import { attentionWords } from '#app/features/dashboard/attention-words.ts';
import { formatCount } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { AttentionItem, AttentionKind } from '#server/contracts/overview.ts';

const ICONS = {
  fiscalization_stopped: CircleX,
  awaiting_jir: Clock,
  certificate_missing: ShieldAlert,
  certificate_expiring: BadgeCheck,
  einvoice_stopped: FileX2,
  einvoice_rejected: FileX2,
  einvoice_copy_stopped: FileX2,
  einvoice_unreported: FileX2,
  einvoice_unsent: Send,
  einvoice_pdf_unsent: MailX,
  einvoice_report_failed: FileX2,
  einvoice_report_late: FileX2,
  intermediary_setup: Landmark,
  overdue: CalendarClock,
  bounced: MailX,
  mailbox_reconnect: MailWarning,
  subscription_missing: CreditCard,
  subscription_unpaid: CreditCard,
  bank_consent_over: Landmark,
  bank_consent_ending: CalendarClock,
  recurring_failed: CalendarX,
  quote_accepted: ThumbsUp,
  tips_untold: HandCoins,
  cash_over_maximum: Coins,
  iban_missing: Landmark,
  drafts: PencilLine,
} as const satisfies Record<AttentionKind, LucideIcon>;

/** So many stand beside the chart; the others open below them. */
const FIRST = 4;

/** What waits for a person, each with the one button that deals with it; on a phone the whole row is that button. */
export function AttentionCard({ items, className }: { items: readonly AttentionItem[]; className?: string }) {
  const t = useT();
  return (
    <Card
      title={t('dashboard.attention')}
      aside={items.length > 0 ? <span className="tabular">{formatCount(items.length)}</span> : undefined}
      ruled
      flush
      className={className}
    >
      {items.length === 0 ? <AllGood /> : null}
      <Rows items={items.slice(0, FIRST)} />
      {items.length > FIRST ? (
        <details className="group border-t">
          <summary className="flex h-10 items-center justify-center gap-1.5 text-xs font-medium text-muted group-open:hidden hover:bg-sunken hover:text-text focus-visible:shadow-focus-inset">
            {t('dashboard.attention.more', { count: items.length - FIRST })} <ChevronDown aria-hidden size={14} />
          </summary>
          <Rows items={items.slice(FIRST)} />
        </details>
      ) : null}
    </Card>
  );
}

const Rows = ({ items }: { items: readonly AttentionItem[] }) => (
  <ul>
    {items.map((item) => (
      <AttentionRow key={item.kind + item.href} item={item} />
    ))}
  </ul>
);

function AttentionRow({ item }: { item: AttentionItem }) {
  const t = useT();
  const { company = '' } = useParams();
  const { title, detail, action } = attentionWords(t, item);
  const Icon = ICONS[item.kind];
  return (
    <li className="relative flex items-start gap-3 border-t px-[18px] py-3 first:border-t-0 max-md:hover:bg-sunken">
      <span className={clsx('flex size-7 shrink-0 items-center justify-center rounded-sm', toneClass(item.severity))}>
        <Icon aria-hidden size={15} strokeWidth={1.75} />
      </span>
      <div className="min-w-0 grow">
        <p className="font-medium">{title}</p>
        <p className="text-xs text-muted">{detail}</p>
      </div>
      <ButtonLink
        small
        to={inCompany(company, item.href)}
        aria-label={t('dashboard.attention.act', { action, title })}
        className="max-md:absolute max-md:inset-0 max-md:h-auto max-md:rounded-none max-md:border-transparent max-md:bg-transparent max-md:text-transparent max-md:focus-visible:shadow-focus-inset"
      >
        {action}
      </ButtonLink>
    </li>
  );
}

function AllGood() {
  const t = useT();
  return (
    <div className="flex items-start gap-3 px-[18px] py-3">
      <span className={clsx('flex size-7 shrink-0 items-center justify-center rounded-sm', toneClass('ok'))}>
        <CircleCheck aria-hidden size={15} strokeWidth={1.75} />
      </span>
      <div>
        <p className="font-medium">{t('dashboard.attention.none')}</p>
        <p className="text-xs text-muted">{t('dashboard.attention.noneDetail')}</p>
      </div>
    </div>
  );
}
