import { einvoiceAction } from '#app/features/einvoice/invoice-action.server.ts';
import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { linkAction } from '#app/features/invoice-document/link-action.server.ts';
import { noticeAction } from '#app/features/invoice-document/notice-action.server.ts';
import { holdAction } from '#app/features/reminders/hold.server.ts';
import { begun } from '#app/features/trade/trade-action.server.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { fromApi, tryApi, type ApiFailure } from '#app/lib/errors.ts';
import { redirectWithFlash, type Flash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany, safeNext } from '#app/lib/paths.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { z } from 'zod';
import { NoteInternallyInput } from '#server/contracts/internal-notes.ts';
import { BeginCorrectionInput, CancelInvoiceInput, SendInvoiceInput } from '#server/contracts/invoicing.ts';
import { RecordPaymentInput } from '#server/contracts/payments.ts';

/** Labels as they are typed: between commas. */
const LabelsTyped = z
  .string()
  .default('')
  .transform((typed) => typed.split(','))
  .pipe(NoteInternallyInput.shape.labels.unwrap());

interface Wish {
  readonly args: ActionFunctionArgs;
  readonly api: CompanyApiCaller;
  readonly id: string;
  readonly form: FormData;
  /** The document's page. */
  readonly path: string;
}

/** What the buttons of a document's page do: `send`, `pay`, `void-payment` (also `undo` of a payment), `cancel`, `fiscalize`, `change-data`, `tip`. */
export async function detailAction(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '', id = '' } = params;
  const api = await fromApi(args, () => context.companyApi(company));
  const form = await request.formData();
  form.set('id', id);
  const wish: Wish = { args, api, id, form, path: inCompany(company, `racuni/${id}`) };
  switch (form.get('intent')) {
    case 'send':
      return send(wish);
    case 'pay':
      return pay(wish);
    case 'void-payment':
      return voidPayment(wish, String(form.get('paymentId') ?? ''));
    case 'undo':
      return voidPayment(wish, String(form.get('token') ?? ''));
    case 'cancel':
      return cancel(wish);
    case 'correct':
      return correct(wish);
    case 'settle':
      return settle(wish);
    case 'deliver':
      return begun(args, wish.path, () => api.trade.beginDelivery({ id }));
    case 'fiscalize':
      return fiscalize(wish);
    case 'internal':
      return noteInternally(wish);
    case 'hold-reminders':
    case 'release-reminders':
      return holdAction(args, api, { target: 'invoice', id, intent: form.get('intent'), path: wish.path });
    case 'share':
    case 'share-renew':
    case 'share-revoke':
      return linkAction({ ...wish, intent: String(form.get('intent')) });
    case 'change-data':
    case 'tip':
      return noticeAction(wish);
    case 'einvoice':
    case 'einvoice-ask':
    case 'einvoice-check':
    case 'einvoice-resolve':
    case 'einvoice-closing':
    case 'einvoice-copy':
    case 'einvoice-copy-withdraw':
    case 'einvoice-response':
    case 'einvoice-not-issued':
      return einvoiceAction(wish);
    default:
      throw data({ code: 'INPUT_INVALID', params: {}, issues: [], requestId: context.requestId }, { status: 400 });
  }
}

async function send({ args, api, form, path }: Wish) {
  const submission = parseForm(form, SendInvoiceInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.invoicing.send(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(path, { tone: 'ok', key: 'invoices.flash.sending', params: { to: submission.value.to } });
}

async function noteInternally({ args, api, id, form, path }: Wish) {
  const submission = parseForm(form, NoteInternallyInput.extend({ labels: LabelsTyped }));
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.invoicing.noteInternally({ ...submission.value, id }));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(path, { tone: 'ok', key: 'common.saved' });
}

async function pay({ args, api, form, path }: Wish) {
  // A field named `method` would hide the form's own.
  form.set('method', form.get('paymentMethod') ?? '');
  const submission = parseForm(form, RecordPaymentInput, { numbers: ['amount'], dates: ['paidOn'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.invoicing.recordPayment(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const undo = { action: path, token: outcome.value.paymentId };
  return redirectWithFlash(path, {
    tone: 'ok',
    key: 'invoices.flash.paid',
    params: { amount: formatMoney(submission.value.amount) },
    undo,
  });
}

async function voidPayment({ args, api, id, form, path }: Wish, paymentId: string) {
  const outcome = await tryApi(args, () => api.invoicing.voidPayment({ id, paymentId }));
  if (!outcome.ok) return refusedBeginning(path, outcome.failure);
  const next = form.get('next');
  return redirectWithFlash(typeof next === 'string' ? safeNext(next) : path, { tone: 'ok', key: 'invoices.flash.paymentVoided' });
}

async function cancel({ args, api, form }: Wish) {
  const submission = parseForm(form, CancelInvoiceInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.invoicing.cancel(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const { id, number } = outcome.value;
  return redirectWithFlash(inCompany(args.params.company ?? '', `racuni/${id}`), {
    tone: 'ok',
    key: 'invoices.flash.cancelled',
    params: { number },
  });
}

/** Begins a credit or a debit note and leads to its draft. */
async function correct({ args, api, id, form, path }: Wish) {
  const input = BeginCorrectionInput.safeParse({ id, kind: form.get('kind') });
  if (!input.success) throw data({ code: 'INPUT_INVALID', params: {}, issues: [] }, { status: 400 });
  const outcome = await tryApi(args, () => api.invoicing.beginCorrection(input.data));
  if (outcome.ok) return redirect(inCompany(args.params.company ?? '', `racuni/nacrti/${outcome.value.id}`), 303);
  return refusedBeginning(path, outcome.failure);
}

/** Begins the final invoice of an advance and leads to its draft. */
async function settle({ args, api, id, path }: Wish) {
  const outcome = await tryApi(args, () => api.invoicing.beginFinal({ id }));
  if (outcome.ok) return redirect(inCompany(args.params.company ?? '', `racuni/nacrti/${outcome.value.id}`), 303);
  return refusedBeginning(path, outcome.failure);
}

function refusedBeginning(path: string, { body: { code, params } }: ApiFailure) {
  return redirectWithFlash(path, {
    tone: 'err',
    key: `errors.${code}` as Flash['key'],
    params: { number: String(params['number'] ?? '') },
  });
}

async function fiscalize({ args, api, id, path }: Wish) {
  const outcome = await tryApi(args, () => api.invoicing.fiscalizeAgain({ id }));
  if (!outcome.ok) {
    const { code, params } = outcome.failure.body;
    const fix = typeof params['fix'] === 'string' ? params['fix'] : null;
    if (fix !== null) throw redirect(inCompany(args.params.company ?? '', fix));
    return redirectWithFlash(path, { tone: 'err', key: `errors.${code}` as Flash['key'] });
  }
  const { jir } = outcome.value;
  return redirectWithFlash(
    path,
    jir === null
      ? { tone: 'warn', key: 'invoices.flash.stillAwaiting' }
      : { tone: 'ok', key: 'invoices.flash.fiscalized', params: { jir } },
  );
}
