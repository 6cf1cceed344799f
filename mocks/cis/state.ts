import { randomUUID } from 'node:crypto';
import { collection, type Collection } from '../kit/records.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { receiptKey, type Receipt } from './receipt.ts';

/** One sending of a receipt that was accepted. */
export interface ReceivedReceipt {
  readonly jir: string;
  readonly messageId: string;
  readonly at: string;
  readonly zki: string;
  readonly late: boolean;
  readonly fingerprint: string;
  readonly warnings: readonly string[];
}

/** All that the service knows under one number. */
export interface StoredReceipt {
  /** `oib/year/premises/device/number`. */
  readonly key: string;
  readonly oib: string;
  readonly number: string;
  readonly premises: string;
  readonly device: string;
  readonly issuedAt: string;
  readonly total: string;
  readonly payment: string;
  /** Sendings that brought a JIR, oldest first. */
  readonly received: readonly ReceivedReceipt[];
  /** Another content came under the same number. */
  readonly conflict: boolean;
  /** What holds instead of what was fiscalized, oldest first; the last counts. */
  readonly changes?: readonly { readonly payment: string; readonly buyerOib: string | null; readonly at: string }[];
  readonly tips?: readonly { readonly amount: string; readonly payment: string; readonly at: string }[];
}

/** Registered hours of one premises; the elements as they came, to be told again. */
export interface StoredHours {
  /** `oib/premises`. */
  readonly key: string;
  /** By the day from which they hold, `yyyy-MM-dd`, oldest first. */
  readonly regular: readonly { readonly from: string; readonly xml: string }[];
  readonly exceptions: readonly { readonly on: string; readonly xml: string }[];
}

export interface CisState {
  readonly receipts: Collection<StoredReceipt>;
  /** Every `IdPoruke` that was ever seen. */
  readonly messages: Collection<string>;
  readonly hours: Collection<StoredHours>;
}

export const cisState = (env: MockEnv): CisState => ({
  receipts: collection(env.store, 'cis', 'receipts'),
  messages: collection(env.store, 'cis', 'messages'),
  hours: collection(env.store, 'cis', 'hours'),
});

export interface Acceptance {
  readonly jir: string;
  readonly notes: readonly string[];
}

export interface AcceptOptions {
  readonly warnings: readonly string[];
  /** A resend gets another JIR instead of the first one. */
  readonly newJirOnResend: boolean;
  readonly jir: string | null;
  /** Called when the number is taken by another content; may throw to refuse. */
  onConflict(): void;
}

/** Books an accepted receipt. The same content and ZKI under the same number is a resend; anything else there is a conflict. */
export const acceptReceipt = (env: MockEnv, receipt: Receipt, options: AcceptOptions): Acceptance =>
  env.store.transaction(() => {
    const { receipts } = cisState(env);
    const key = receiptKey(receipt);
    const known = receipts.get(key);
    const same = known?.received.find(({ zki, fingerprint }) => zki === receipt.zki && fingerprint === receipt.fingerprint);
    const conflict = known !== null && same === undefined;
    const notes: string[] = [];
    if (conflict) {
      options.onConflict();
      notes.push(`conflict: ${key} was fiscalized with another content`);
    }
    if (same !== undefined) notes.push(`resend of ${key}`);
    if (same !== undefined && !receipt.late) notes.push(`violation: ${key} was sent again with NakDost=false`);
    const jir = options.jir ?? (same !== undefined && !options.newJirOnResend ? same.jir : randomUUID());
    const sending: ReceivedReceipt = {
      jir,
      messageId: receipt.messageId,
      at: env.clock.now().toISOString(),
      zki: receipt.zki,
      late: receipt.late,
      fingerprint: receipt.fingerprint,
      warnings: options.warnings,
    };
    receipts.put(key, {
      ...known,
      key,
      oib: receipt.oib,
      number: receipt.number,
      premises: receipt.premises,
      device: receipt.device,
      issuedAt: receipt.issuedAt,
      total: `${receipt.total / 100n}.${String(receipt.total % 100n)
        .replace('-', '')
        .padStart(2, '0')}`,
      payment: receipt.payment,
      received: [...(known?.received ?? []), sending],
      conflict: conflict || known?.conflict === true,
    });
    return { jir, notes };
  });
