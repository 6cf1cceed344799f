import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { ChangeReceiptInput, ReportTipInput } from '#server/contracts/receipt-notices.ts';

export interface NoticeWish {
  readonly args: ActionFunctionArgs;
  readonly api: CompanyApiCaller;
  readonly form: FormData;
  /** The document's page. */
  readonly path: string;
}

/** What is said to the Tax Administration of a receipt that has its JIR: `change-data` or `tip`. */
export const noticeAction = (wish: NoticeWish) => (wish.form.get('intent') === 'tip' ? tip(wish) : changeData(wish));

async function changeData({ args, api, form, path }: NoticeWish) {
  const submission = parseForm(form, ChangeReceiptInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.invoicing.changeReceipt(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(path, { tone: 'ok', key: 'invoices.changeData.done' });
}

async function tip({ args, api, form, path }: NoticeWish) {
  const submission = parseForm(form, ReportTipInput, { numbers: ['amount'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.invoicing.reportTip(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const params = { amount: formatMoney(submission.value.amount) };
  return redirectWithFlash(path, { tone: 'ok', key: 'invoices.tip.done', params });
}
