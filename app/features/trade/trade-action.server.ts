import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { linkAction } from '#app/features/invoice-document/link-action.server.ts';
import type { Shelf } from '#app/features/trade/document-path.ts';
import { sayable } from '#app/features/trade/sayable.ts';
import { fromApi, tryApi, type ApiFailure } from '#app/lib/errors.ts';
import { redirectWithFlash, type Flash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SendInvoiceInput } from '#server/contracts/invoicing.ts';
import { ConvertDocumentInput, DecideTradeInput } from '#server/contracts/trade.ts';

/** What the buttons of a paper's page do: `send`, `convert`, `deliver`, `decide`, and what its link's buttons do. */
export async function tradeAction(args: ActionFunctionArgs, shelf: Shelf) {
  const { context, params, request } = args;
  const { company = '', id = '' } = params;
  const api = await fromApi(args, () => context.companyApi(company));
  const form = await request.formData();
  form.set('id', id);
  const path = inCompany(company, `${shelf}/${id}`);
  switch (form.get('intent')) {
    case 'send': {
      const submission = parseForm(form, SendInvoiceInput);
      if (submission.status !== 'success') return replyInvalid(submission);
      const outcome = await tryApi(args, () => api.invoicing.send(submission.value));
      if (!outcome.ok) return replyFailure(submission, outcome.failure);
      return redirectWithFlash(path, { tone: 'ok', key: 'trade.flash.sending', params: { to: submission.value.to } });
    }
    case 'convert': {
      const input = ConvertDocumentInput.safeParse({ id, to: form.get('to') });
      if (!input.success) break;
      return begun(args, path, () => api.trade.convert(input.data));
    }
    case 'deliver':
      return begun(args, path, () => api.trade.beginDelivery({ id }));
    case 'decide': {
      const input = DecideTradeInput.safeParse({ id, decision: form.get('decision') });
      if (!input.success) break;
      const outcome = await tryApi(args, () => api.trade.decide(input.data));
      if (!outcome.ok) return refused(path, outcome.failure);
      return redirectWithFlash(path, { tone: 'ok', key: `trade.flash.${input.data.decision}` });
    }
    case 'share':
    case 'share-renew':
    case 'share-revoke':
      return linkAction({ args, api, id, path, intent: String(form.get('intent')) });
    default:
      break;
  }
  throw data({ code: 'INPUT_INVALID', params: {}, issues: [], requestId: context.requestId }, { status: 400 });
}

/** Leads to a draft that was begun, or says what spoke against it. */
export async function begun(
  args: ActionFunctionArgs,
  path: string,
  begin: () => Promise<{ readonly id: string }>,
): Promise<Response> {
  const outcome = await tryApi(args, begin);
  if (outcome.ok) return redirect(inCompany(args.params.company ?? '', `racuni/nacrti/${outcome.value.id}`), 303);
  return refused(path, outcome.failure);
}

const refused = (path: string, { body: { code, params } }: ApiFailure): Promise<Response> =>
  redirectWithFlash(path, { tone: 'err', key: `errors.${code}` as Flash['key'], params: sayable(params) });
