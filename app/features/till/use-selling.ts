import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '#app/components/ui/live-region.tsx';
import { callTill } from '#app/features/till/call-till.ts';
import type { Cart } from '#app/features/till/cart.ts';
import { tillLine } from '#app/features/till/cart.ts';
import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { TipMethod } from '#server/contracts/till-tip.ts';
import type { TillMethod } from '#server/domain/till/split-payment.ts';

/** Between attempts to reach the server, and between looks for a JIR that did not come at once. */
const AGAIN_MS = 2_000;
const JIR_MS = 3_000;

export interface Payment {
  readonly method: TillMethod;
  readonly amount: string;
}

export interface Tip {
  readonly method: TipMethod;
  readonly amount: string;
}

/** A receipt that was just issued, and what goes back to the customer. */
export interface Sold {
  readonly receipt: SoldReceipt;
  /** Decimal string; empty for nothing. */
  readonly changeDue: string;
}

export type SellingPhase = 'idle' | 'selling' | 'offline' | 'signed_out';

interface SellingOptions {
  path: string;
  deviceId: string;
  onSold: () => void;
  onRefused: (error: ErrorBody) => void;
  /** A JIR came for what is on the screen. */
  onJir: () => void;
}

/**
 * Takes a payment: the receipt is there as soon as our own server has it, and its JIR is asked for afterwards. An answer that is lost is
 * asked for again with the same id until it comes, so that a sale is never made twice and never lost.
 */
export function useSelling({ path, deviceId, onSold, onRefused, onJir }: SellingOptions) {
  const t = useT();
  const [phase, setPhase] = useState<SellingPhase>('idle');
  const [sold, setSold] = useState<Sold | null>(null);
  const busy = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);

  /** Shows the receipt as it is now, while it is still the one on the screen. */
  const update = useCallback((receipt: SoldReceipt) => {
    setSold((now) => (now?.receipt.id === receipt.id ? { ...now, receipt } : now));
  }, []);
  /** The same when its JIR may have come. */
  const refresh = useCallback(
    (receipt: SoldReceipt) => {
      update(receipt);
      if (receipt.jir === null) return;
      announce(t('till.jirSaid', { number: receipt.number }));
      onJir();
    },
    [t, update, onJir],
  );

  /** Shows what was just issued, and asks for its JIR. */
  const issued = useCallback(
    async (receipt: SoldReceipt, changeDue = ''): Promise<void> => {
      setSold({ receipt, changeDue });
      announce(t('till.soldSaid', { number: receipt.number, total: formatMoney(receipt.total) }));
      if (!receipt.isFiscal) return;
      const delivered = await callTill(path, 'deliver', { id: receipt.id });
      if (delivered.ok === true) refresh(delivered.value);
    },
    [path, refresh, t],
  );

  const pay = useCallback(
    async (cart: Cart, payments: readonly Payment[], changeDue: string, tip: Tip | null): Promise<void> => {
      if (busy.current || cart.lines.length === 0) return;
      busy.current = true;
      setPhase('selling');
      const sale = {
        id: cart.saleId,
        deviceId,
        lines: cart.lines.map(tillLine),
        discountPercent: cart.discountPercent,
        contactId: cart.buyer?.contactId ?? null,
        payments: [...payments],
        tip,
        order: cart.order === null ? null : { id: cart.order.id, seen: cart.order.seen.map(tillLine) },
      };
      let reply = await callTill(path, 'sell', sale);
      while (reply.ok === null && here.current) {
        setPhase(reply.why);
        await new Promise((later) => setTimeout(later, AGAIN_MS));
        reply = await callTill(path, 'sell', sale);
      }
      busy.current = false;
      setPhase('idle');
      if (reply.ok === null) return;
      if (!reply.ok) return onRefused(reply.error);
      const { value: receipt } = reply;
      onSold();
      await issued(receipt, changeDue);
    },
    [path, deviceId, onSold, onRefused, issued],
  );

  // The JIR of the receipt on the screen, where it did not come at once, and what becomes of a tip after it.
  const lacksJir = sold !== null && sold.receipt.isFiscal && sold.receipt.jir === null;
  const lacksTip = sold !== null && sold.receipt.tips.some(({ status }) => status === 'waiting');
  const waitsFor = lacksJir || lacksTip ? sold.receipt.id : null;
  useEffect(() => {
    if (waitsFor === null) return;
    const timer = setInterval(() => {
      void callTill(path, 'receipt', { id: waitsFor }).then((reply) => {
        if (reply.ok === true && reply.value.jir !== null) (lacksJir ? refresh : update)(reply.value);
      });
    }, JIR_MS);
    return () => clearInterval(timer);
  }, [waitsFor, lacksJir, path, refresh, update]);

  const show = useCallback((receipt: SoldReceipt | null) => setSold(receipt === null ? null : { receipt, changeDue: '' }), []);
  return { phase, sold, pay, show, issued, update };
}
