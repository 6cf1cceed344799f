import {
  Ban,
  Check,
  CircleAlert,
  CircleDashed,
  CircleX,
  Clock,
  FileCheck,
  MailCheck,
  MailOpen,
  PencilLine,
  Send,
  ShieldCheck,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';

const STATES = {
  draft: ['neutral', PencilLine],
  issued: ['info', FileCheck],
  einvoice_queued: ['info', Clock],
  sent: ['info', Send],
  delivered: ['info', MailCheck],
  opened: ['info', MailOpen],
  fiscalized: ['ok', ShieldCheck],
  awaiting_jir: ['warn', Clock],
  partially_paid: ['warn', CircleDashed],
  paid: ['ok', Check],
  due: ['err', CircleAlert],
  rejected: ['err', CircleX],
  canceled: ['err', Ban],
  credited: ['neutral', Undo2],
  action_needed: ['err', CircleAlert],
} as const satisfies Record<string, readonly [Tone, LucideIcon]>;

/** The one state of a sales document that matters most to its owner now. */
export type InvoiceState = keyof typeof STATES;

/** State of a sales document. With `overdueDays` a due one says for how long. */
export function InvoiceStatus({ state, overdueDays }: { state: InvoiceState; overdueDays?: number | undefined }) {
  const t = useT();
  const [tone, icon] = STATES[state];
  const late = state === 'due' && overdueDays !== undefined && overdueDays > 0;
  return (
    <Pill tone={tone} icon={icon}>
      {late ? t('status.invoice.overdue_days', { count: overdueDays }) : t(`status.invoice.${state}`)}
    </Pill>
  );
}
