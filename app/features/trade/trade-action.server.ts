import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { linkAction } from '#app/features/invoice-document/link-action.server.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash, type Flash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SendInvoiceInput } from '#server/contracts/invoicing.ts';
import { ConvertDocumentInput, DecideTradeInput } from '#server/contracts/trade.ts';

/** What the buttons of a quote's or a pro forma's page do: `send`, `convert`, `decide`, and what its link's buttons do. */
export async function tradeAction(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '', id = '' } = params;
  const api = await fromApi(args, () => context.companyApi(company));
  const form = await request.formData();
  form.set('id', id);
  const path = inCompany(company, `ponude/${id}`);
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
      const outcome = await tryApi(args, () => api.trade.convert(input.data));
      if (outcome.ok) return redirect(inCompany(company, `racuni/nacrti/${outcome.value.id}`), 303);
      const { code, params: words } = outcome.failure.body;
      return redirectWithFlash(path, { tone: 'err', key: `errors.${code}` as Flash['key'], params: sayable(words) });
    }
    case 'decide': {
      const input = DecideTradeInput.safeParse({ id, decision: form.get('decision') });
      if (!input.success) break;
      await fromApi(args, () => api.trade.decide(input.data));
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

const sayable = (params: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
