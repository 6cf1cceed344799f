import { parseDate } from '#app/i18n/parse.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { tryApi } from '#app/lib/errors.ts';
import type { DomainErrorParams } from '#server/domain/shared/errors.ts';
import type { LoaderFunctionArgs } from '@remix-run/node';

/** What became of one of several documents. */
export type BulkResult =
  | { readonly id: string; readonly number: string; readonly ok: true; readonly amount: string; readonly paymentId: string }
  | {
      readonly id: string;
      readonly number: string;
      readonly ok: false;
      readonly code: string;
      readonly params: DomainErrorParams;
    };

/** As many rows as a page of the list has. */
const MOST = 100;

/**
 * Enters for each chosen document a payment of all that is open, by its own payment method. One that fails does not keep the
 * others from being done.
 *
 * @param form fields `id` (one for each document) and `paidOn`; without a readable day it is `today`
 */
export async function markPaid(
  args: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  api: CompanyApiCaller,
  form: FormData,
  today: string,
): Promise<readonly BulkResult[]> {
  const typed = form.get('paidOn');
  const paidOn = (typeof typed === 'string' ? parseDate(typed, today) : null) ?? today;
  const ids = [...new Set(form.getAll('id'))].filter((id) => typeof id === 'string').slice(0, MOST);
  const results: BulkResult[] = [];
  for (const id of ids) results.push(await payOne(args, api, id, paidOn));
  return results;
}

async function payOne(
  args: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  api: CompanyApiCaller,
  id: string,
  paidOn: string,
): Promise<BulkResult> {
  const invoice = await tryApi(args, () => api.invoicing.get({ id }));
  if (!invoice.ok) return refused(id, '', invoice.failure.body);
  const { number, open, kind, cancelledBy, paymentMethod } = invoice.value;
  if (kind === 'storno' || cancelledBy !== null) return refused(id, number, { code: 'PAYMENT_OF_CANCELLED', params: {} });
  if (!/[1-9]/.test(open)) return refused(id, number, { code: 'PAYMENT_NOTHING_OPEN', params: {} });
  const paid = await tryApi(args, () =>
    api.invoicing.recordPayment({ id, amount: open, paidOn, method: paymentMethod, note: '' }),
  );
  if (paid.ok) return { id, number, ok: true, amount: open, paymentId: paid.value.paymentId };
  const [issue] = paid.failure.body.issues;
  return refused(id, number, issue ? { code: issue.code, params: issue.params ?? {} } : paid.failure.body);
}

const refused = (
  id: string,
  number: string,
  { code, params }: { readonly code: string; readonly params: DomainErrorParams },
): BulkResult => ({
  id,
  number,
  ok: false,
  code,
  params,
});
