import type { MockEnv } from '../kit/vendor.ts';
import { chargeSucceeds } from './cards.ts';
import { emit } from './events.ts';
import { renderInvoice } from './render.ts';
import { newId, nowSeconds, stripeState, type Invoice, type InvoiceLine, type Subscription } from './state.ts';

const DAY = 86_400;
/** Days between the tries of a charge that failed; after the last the subscription is cancelled. */
const RETRY_DAYS = [3, 5, 7];

export const totalOf = (lines: readonly InvoiceLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** What is charged of a total: a credit is taken off, a negative total becomes one. */
export const dueOf = (total: number, balance: number): { readonly due: number; readonly balanceAfter: number } => {
  const sum = total + balance;
  return sum > 0 ? { due: sum, balanceAfter: 0 } : { due: 0, balanceAfter: sum };
};

/** Makes an invoice and charges it at once. Returns it as it is then: `paid`, or `open` with the time of the next try. */
export function makeInvoice(
  env: MockEnv,
  subscription: Subscription,
  reason: Invoice['reason'],
  lines: readonly InvoiceLine[],
): Invoice {
  const { customers, invoices } = stripeState(env);
  const customer = customers.get(subscription.customer);
  const total = totalOf(lines);
  const { due, balanceAfter } = dueOf(total, customer?.balance ?? 0);
  if (customer !== null) customers.put(customer.id, { ...customer, balance: balanceAfter });
  const invoice: Invoice = {
    id: newId('in'),
    number: `MOCK-${String(invoices.all().length + 1).padStart(4, '0')}`,
    created: nowSeconds(env),
    customer: subscription.customer,
    subscription: subscription.id,
    status: 'open',
    reason,
    lines,
    total,
    amountDue: due,
    attempts: 0,
    nextAttempt: null,
  };
  invoices.put(invoice.id, invoice);
  emit(env, 'invoice.finalized', renderInvoice(invoice, env));
  return charge(env, invoice);
}

/** Tries to charge an open invoice. */
export function charge(env: MockEnv, invoice: Invoice): Invoice {
  const { customers, invoices } = stripeState(env);
  const card = customers.get(invoice.customer)?.card ?? null;
  const attempts = invoice.attempts + 1;
  const wait = RETRY_DAYS[attempts - 1];
  const isPaid = invoice.amountDue === 0 || chargeSucceeds(card);
  const after: Invoice = isPaid
    ? { ...invoice, status: 'paid', attempts, nextAttempt: null }
    : { ...invoice, attempts, nextAttempt: wait === undefined ? null : nowSeconds(env) + wait * DAY };
  invoices.put(after.id, after);
  emit(env, isPaid ? 'invoice.paid' : 'invoice.payment_failed', renderInvoice(after, env));
  return after;
}
