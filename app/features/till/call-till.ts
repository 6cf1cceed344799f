import type { SoldReceipt } from '#app/features/till/slip-view.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { CallInputs, CallName } from '#app/features/till/calls.server.ts';
import type { SavedOrder, TillOrderDto } from '#server/contracts/till-order.ts';
import type { FoundBuyer, TillCatalog, TillReceipts } from '#server/contracts/till-sale.ts';
import type { SpreadTips, TillTips, TipDto } from '#server/contracts/till-tip.ts';
import type { TillOperatorDto } from '#server/contracts/till.ts';

/** What each call answers, as JSON brings it: instants are texts. */
export interface CallResults {
  readonly switchOperator: TillOperatorDto;
  readonly lock: null;
  readonly products: TillCatalog;
  readonly sell: SoldReceipt;
  readonly orders: Jsonified<readonly TillOrderDto[]>;
  readonly saveOrder: SavedOrder;
  readonly moveOrder: SavedOrder;
  readonly cancel: SoldReceipt;
  readonly deliver: SoldReceipt;
  readonly receipt: SoldReceipt;
  readonly receipts: Jsonified<TillReceipts>;
  readonly leaveTip: SoldReceipt;
  readonly spreadTips: SpreadTips;
  readonly tellTipAgain: TipDto;
  readonly tips: TillTips;
  readonly findBuyer: FoundBuyer;
  readonly saveBuyer: { readonly id: string; readonly name: string };
}

type Jsonified<T> = T extends Date ? string : T extends object ? { readonly [Key in keyof T]: Jsonified<T[Key]> } : T;

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorBody }
  /** Nobody knows whether the server heard it. */
  | { readonly ok: null; readonly why: 'offline' | 'signed_out' };

/** A call of the till. It never throws, and never takes the screen away: what fails is said beside the sale. */
export async function callTill<Name extends CallName>(
  path: string,
  name: Name,
  input: CallInputs[Name],
): Promise<Reply<CallResults[Name]>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ name, input }),
      redirect: 'manual',
    });
    if (response.type === 'opaqueredirect') return { ok: null, why: 'signed_out' };
    const reply = (await response.json()) as Reply<CallResults[Name]>;
    return typeof reply.ok === 'boolean' ? reply : { ok: null, why: 'offline' };
  } catch {
    return { ok: null, why: 'offline' };
  }
}
