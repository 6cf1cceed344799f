import {
  Ban,
  CircleX,
  Clock,
  FileCheck,
  FileOutput,
  MailOpen,
  MailX,
  Replace,
  Send,
  ThumbsUp,
  type LucideIcon,
} from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { TradeKind } from '#server/domain/invoicing/kinds.ts';
import type { TradeState as State } from '#server/domain/invoicing/trade-document.ts';

const STATES = {
  issued: ['info', FileCheck],
  sent: ['info', Send],
  opened: ['info', MailOpen],
  bounced: ['err', MailX],
  accepted: ['ok', ThumbsUp],
  declined: ['neutral', CircleX],
  withdrawn: ['neutral', Ban],
  replaced: ['neutral', Replace],
  expired: ['warn', Clock],
  converted: ['ok', FileOutput],
} as const satisfies Record<State, readonly [Tone, LucideIcon]>;

/** How far a paper came. */
export function TradeState({ state, kind }: { state: State; kind: TradeKind }) {
  const t = useT();
  const [tone, icon] = STATES[state];
  return (
    <Pill tone={tone} icon={icon}>
      {t(kind === 'delivery_note' && state === 'converted' ? 'trade.state.charged' : `trade.state.${state}`)}
    </Pill>
  );
}
