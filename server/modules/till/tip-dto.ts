import type { NoticeStatus } from '#drizzle/schema/fiscalization.ts';
import type { TipDto, TipStatus } from '#server/contracts/till-tip.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

const STATUSES = {
  waiting: 'waiting',
  sending: 'waiting',
  accepted: 'told',
  refused: 'refused',
  unsure: 'unsure',
} as const satisfies Record<NoticeStatus, TipStatus>;

interface TipRow {
  readonly id: string;
  readonly amountMinor: bigint | null;
  readonly paymentMethod: PaymentMethod;
  readonly status: NoticeStatus;
}

export const tipDto = ({ id, amountMinor, paymentMethod, status }: TipRow): TipDto => ({
  id,
  amount: decimalFromMinor(amountMinor ?? 0n),
  method: paymentMethod,
  status: STATUSES[status],
});
