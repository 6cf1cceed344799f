import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Clock,
  FilePen,
  FileQuestion,
  Landmark,
  Loader,
  Send,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { IncomingListItem, OutgoingDto } from '#server/contracts/einvoice.ts';
import type { BusinessState, FiscalState, TransportState } from '#server/domain/einvoice/states.ts';

/** Tone and icon of a state. */
export type Look = readonly [Tone, LucideIcon];

const QUEUE = {
  queued: ['neutral', Clock],
  sending: ['info', Loader],
  unsure: ['warn', CircleHelp],
  sent: ['info', Send],
  refused: ['err', Ban],
  stopped: ['err', CircleAlert],
} as const satisfies Record<OutgoingDto['status'], Look>;

export const TRANSPORT = {
  preparing: ['neutral', Clock],
  processing: ['info', Loader],
  sent: ['info', Send],
  delivered: ['ok', Check],
  cancelled: ['neutral', Ban],
  failed: ['err', CircleAlert],
  unknown: ['neutral', FileQuestion],
} as const satisfies Record<TransportState, Look>;

export const FISCAL = {
  none: ['neutral', CircleDashed],
  pending: ['info', Clock],
  done: ['ok', Landmark],
  failed: ['err', CircleAlert],
} as const satisfies Record<FiscalState, Look>;

export const BUSINESS = {
  none: ['neutral', CircleDashed],
  received: ['info', Check],
  confirmed: ['info', CheckCheck],
  approved: ['ok', Check],
  rejected: ['err', Ban],
  paid: ['ok', CheckCheck],
  part_paid: ['warn', CircleDashed],
} as const satisfies Record<BusinessState, Look>;

/** What nobody has to see to any more calls nobody. */
const calm = (tone: Tone, isAnswered: boolean | undefined): Tone => (isAnswered && tone === 'err' ? 'neutral' : tone);

/** How the exchange stands; before it went out, how the sending does. */
export function ExchangePill({ sent }: { sent: Pick<OutgoingDto, 'channel' | 'status' | 'transport' | 'isAnswered'> }) {
  const t = useT();
  // Nobody brings it to the buyer.
  const isOnlyReported = sent.channel === 'report' && (sent.transport === 'sent' || sent.transport === 'delivered');
  if (sent.status === 'sent' && isOnlyReported)
    return (
      <Pill tone="neutral" icon={Landmark}>
        {t('einvoice.transport.onlyReported')}
      </Pill>
    );
  const [tone, icon] = sent.status === 'sent' ? TRANSPORT[sent.transport] : QUEUE[sent.status];
  return (
    <Pill tone={calm(tone, sent.isAnswered)} icon={icon}>
      {sent.status === 'sent' ? t(`einvoice.transport.${sent.transport}`) : t(`einvoice.queue.${sent.status}`)}
    </Pill>
  );
}

export function FiscalPill({ state, isAnswered }: { state: FiscalState; isAnswered?: boolean }) {
  const t = useT();
  const [tone, icon] = FISCAL[state];
  return (
    <Pill tone={calm(tone, isAnswered)} icon={icon}>
      {t(`einvoice.fiscal.${state}`)}
    </Pill>
  );
}

export function BusinessPill({ state, isAnswered }: { state: BusinessState; isAnswered?: boolean }) {
  const t = useT();
  const [tone, icon] = BUSINESS[state];
  return (
    <Pill tone={calm(tone, isAnswered)} icon={icon}>
      {t(`einvoice.business.${state}`)}
    </Pill>
  );
}

/** That it was taken back, by a storno or by credit for all of it; nothing where it stands. */
export function TakenBackPill({ takenBack }: Pick<OutgoingDto, 'takenBack'>) {
  const t = useT();
  if (takenBack === null) return null;
  return (
    <Pill tone="neutral" icon={Undo2}>
      {t(`einvoiceLife.state.${takenBack}`)}
    </Pill>
  );
}

type IncomingState = Pick<IncomingListItem, 'rejectedAt' | 'paidAt' | 'acceptedAt' | 'flags' | 'isReplaced'>;

function incomingLook({ rejectedAt, paidAt, acceptedAt, isReplaced, flags }: IncomingState) {
  if (rejectedAt !== null) return ['einvoice.state.rejected', 'err', Ban] as const;
  if (paidAt !== null) return ['einvoice.state.paid', 'ok', CheckCheck] as const;
  if (acceptedAt !== null) return ['einvoiceLife.state.accepted', 'ok', Check] as const;
  if (isReplaced) return ['einvoiceCopy.state.replaced', 'neutral', FilePen] as const;
  return flags.length > 0
    ? (['einvoice.state.flagged', 'warn', CircleAlert] as const)
    : (['einvoice.state.new', 'info', Check] as const);
}

/** What became of a received one. */
export function IncomingPill({ item }: { item: IncomingState }) {
  const t = useT();
  const [key, tone, icon] = incomingLook(item);
  return (
    <Pill tone={tone} icon={icon}>
      {t(key)}
    </Pill>
  );
}
