import { parseDate } from '#app/i18n/parse.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { tryApi } from '#app/lib/errors.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import type { DomainErrorParams } from '#server/domain/shared/errors.ts';
import type { LoaderFunctionArgs } from '@remix-run/node';

/** What can be done with several documents at once. */
const BULK_INTENTS = ['mark-paid', 'send', 'cancel'] as const;
export type BulkIntent = (typeof BULK_INTENTS)[number];

export const bulkIntentOf = (value: FormDataEntryValue | null): BulkIntent | null =>
  BULK_INTENTS.find((intent) => intent === value) ?? null;

type Done =
  | { readonly did: 'mark-paid'; readonly amount: string; readonly paymentId: string }
  | { readonly did: 'send'; readonly to: string }
  /** `isToSend`: what it cancels went as eRačun, so the storno must go too. */
  | { readonly did: 'cancel'; readonly byId: string; readonly byNumber: string; readonly isToSend: boolean };
/** `because`: of a refusal for what is missing the first that is. */
type Refused = { readonly code: string; readonly params: DomainErrorParams; readonly because?: Reason };
type Reason = { readonly code: string; readonly params: DomainErrorParams };

/** What became of one of several documents. */
export type BulkResult = { readonly id: string; readonly number: string } & (
  ({ readonly ok: true } & Done) | ({ readonly ok: false } & Refused)
);

/** As many rows as a page of the list has. */
const MOST = 100;

/** The form of several documents: `id` for each, and what the action asks for. */
interface BulkForm {
  /** Day of the payments. */
  readonly paidOn: string;
  /** Why they are cancelled. */
  readonly reason: string;
}

type Outcome = (Done & { readonly ok: true }) | (Refused & { readonly ok: false });
type Act = (api: CompanyApiCaller, invoice: InvoiceDto, form: BulkForm) => Promise<Outcome>;
type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>;

/**
 * Does one thing with each chosen document, one after the other. One that fails does not keep the others from being done.
 *
 * @param form fields `id` (one for each document), `paidOn` (without a readable day it is `today`) and `reason`
 */
export async function actOnChosen(
  args: Args,
  api: CompanyApiCaller,
  intent: BulkIntent,
  form: FormData,
  today: string,
): Promise<readonly BulkResult[]> {
  const typed = form.get('paidOn');
  const reason = form.get('reason');
  const wishes: BulkForm = {
    paidOn: (typeof typed === 'string' ? parseDate(typed, today) : null) ?? today,
    reason: typeof reason === 'string' ? reason : '',
  };
  const ids = [...new Set(form.getAll('id'))].filter((id) => typeof id === 'string').slice(0, MOST);
  const results: BulkResult[] = [];
  for (const id of ids) results.push(await actOnOne(args, api, intent, id, wishes));
  return results;
}

async function actOnOne(args: Args, api: CompanyApiCaller, intent: BulkIntent, id: string, form: BulkForm): Promise<BulkResult> {
  const invoice = await tryApi(args, () => api.invoicing.get({ id }));
  if (!invoice.ok) return { id, number: '', ...refused(invoice.failure.body) };
  const { number } = invoice.value;
  const outcome = await tryApi(args, () => ACTS[intent](api, invoice.value, form));
  if (outcome.ok) {
    const done = outcome.value;
    if (!done.ok || done.did !== 'cancel') return { id, number, ...done };
    const einvoice = await tryApi(args, () => api.einvoice.ofInvoice({ id: done.byId }));
    const isToSend = einvoice.ok && einvoice.value.fits && einvoice.value.isSetUp && einvoice.value.sent === null;
    return { id, number, ...done, isToSend };
  }
  const { code, params, issues } = outcome.failure.body;
  const [issue] = issues;
  const reason = issue === undefined ? undefined : { code: issue.code, params: issue.params ?? {} };
  // A field alone says what is wrong with a form; what cannot be cancelled has none, so the refusal says what to do.
  if (intent !== 'cancel') return { id, number, ...refused(reason ?? { code, params }) };
  return { id, number, ...refused({ code, params }), ...(reason === undefined ? {} : { because: reason }) };
}

const refused = ({ code, params }: Refused) => ({ ok: false as const, code, params });
const because = (code: string) => refused({ code, params: {} });

const ACTS: Readonly<Record<BulkIntent, Act>> = {
  /** A payment of all that is open, by the document's own payment method. */
  'mark-paid': async (api, { id, kind, cancelledBy, open, paymentMethod }, { paidOn }) => {
    if (takesBack(kind) || cancelledBy !== null) return because('PAYMENT_OF_CANCELLED');
    if (!/[1-9]/.test(open)) return because('PAYMENT_NOTHING_OPEN');
    const { paymentId } = await api.invoicing.recordPayment({ id, amount: open, paidOn, method: paymentMethod, note: '' });
    return { ok: true, did: 'mark-paid', amount: open, paymentId };
  },
  /** By mail to where it was sent before, else to the buyer's address. */
  send: async (api, { id, emails, buyer }) => {
    const to = emails[0]?.to ?? buyer.email;
    if (to === null) return because('INVOICE_BUYER_WITHOUT_EMAIL');
    await api.invoicing.send({ id, to, message: '' });
    return { ok: true, did: 'send', to };
  },
  cancel: async (api, { id }, { reason }) => {
    const storno = await api.invoicing.cancel({ id, reason });
    return { ok: true, did: 'cancel', byId: storno.id, byNumber: storno.number, isToSend: false };
  },
};
