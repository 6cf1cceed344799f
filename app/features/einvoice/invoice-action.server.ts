import { data } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { type ApiOutcome, tryApi } from '#app/lib/errors.ts';
import { type Flash, redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { SendCopyInput } from '#server/contracts/einvoice-copies.ts';

export interface EInvoiceWish {
  readonly args: ActionFunctionArgs;
  readonly api: CompanyApiCaller;
  readonly id: string;
  readonly form: FormData;
  readonly path: string;
}

/**
 * What the buttons of the eRačun card do: `einvoice`, `einvoice-ask`, `einvoice-check`, `einvoice-resolve`, `einvoice-closing`,
 * `einvoice-copy`, `einvoice-copy-withdraw`, `einvoice-response`, `einvoice-not-issued`.
 */
export async function einvoiceAction(wish: EInvoiceWish) {
  const { args, api, id, form } = wish;
  switch (form.get('intent')) {
    case 'einvoice':
      return answer(wish, await tryApi(args, () => api.einvoice.send({ id })), 'einvoice.card.queuedFlash');
    case 'einvoice-ask': {
      const outcome = await tryApi(args, () => api.einvoice.canBuyerReceive({ id }));
      if (!outcome.ok) return refused(outcome.failure.body, outcome.failure.status);
      return { result: { status: 'success' as const }, error: null, canReceive: outcome.value.canReceive };
    }
    case 'einvoice-check':
      return answer(wish, await tryApi(args, () => api.einvoice.checkNow({ id })), 'einvoice.card.checkedFlash');
    case 'einvoice-resolve': {
      const wasSent = form.get('wasSent') === '1';
      return answer(wish, await tryApi(args, () => api.einvoice.resolveUnsure({ id, wasSent })), 'einvoice.card.queuedFlash');
    }
    case 'einvoice-closing': {
      const wanted = form.get('wish');
      const closing = { id: String(form.get('closedBy') ?? ''), told: wanted === 'tell' };
      const undone = wanted === 'takeBack' ? 'einvoiceReports.closing.takenBackFlash' : 'einvoiceReports.closing.droppedFlash';
      const said = closing.told ? 'einvoiceReports.closing.toldFlash' : undone;
      return answer(wish, await tryApi(args, () => api.einvoice.reportClosing(closing)), said);
    }
    case 'einvoice-copy': {
      const submission = parseForm(form, SendCopyInput);
      if (submission.status !== 'success') return replyInvalid(submission);
      const outcome = await tryApi(args, () => api.einvoice.sendCopy(submission.value));
      if (!outcome.ok) return replyFailure(submission, outcome.failure);
      return redirectWithFlash(wish.path, { tone: 'ok', key: 'einvoiceCopy.flash' });
    }
    case 'einvoice-response': {
      const settled = {
        id: String(form.get('responseId') ?? ''),
        about: form.get('about') === 'earlier' ? 'earlier' : 'present',
      } as const;
      return answer(wish, await tryApi(args, () => api.einvoice.settleResponse(settled)), 'einvoiceCopy.response.settledFlash');
    }
    case 'einvoice-copy-withdraw':
      return answer(wish, await tryApi(args, () => api.einvoice.withdrawCopy({ id })), 'einvoiceCopy.withdrawnFlash');
    default:
      return answer(wish, await tryApi(args, () => api.einvoice.reportNotIssued({ id })), 'einvoice.card.notIssuedFlash');
  }
}

const refused = (einvoiceError: ErrorBody, status: number) =>
  data({ result: { status: 'error' as const }, error: null, einvoiceError }, { status });

const answer = (wish: EInvoiceWish, outcome: ApiOutcome<unknown>, key: Flash['key']) =>
  outcome.ok ? redirectWithFlash(wish.path, { tone: 'ok', key }) : refused(outcome.failure.body, outcome.failure.status);
