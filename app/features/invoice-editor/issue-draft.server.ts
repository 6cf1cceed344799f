import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { tryApi, type ApiFailure } from '#app/lib/errors.ts';
import { redirectWithFlash, type Flash } from '#app/lib/flash.server.ts';
import { shelfOf } from '#app/features/trade/document-path.ts';
import { inCompany } from '#app/lib/paths.ts';
import { isTradeKind, type TradeKind } from '#server/domain/invoicing/kinds.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';

interface IssueWish {
  readonly id: string;
  readonly version: number;
  /** By mail as well, where the customer's address is known; the document's page asks for it where it is not. */
  readonly send: boolean;
}

/** Issues a saved draft and leads to the document, or says what speaks against it. */
export async function issueDraft(
  args: ActionFunctionArgs,
  api: CompanyApiCaller,
  { id, version, send }: IssueWish,
): Promise<Response | ApiFailure> {
  const issued = await tryApi(args, () => api.invoicing.issue({ id, version }));
  if (!issued.ok) return issued.failure;
  const { kind, number } = issued.value;
  if (isTradeKind(kind)) return paperIssued(args, api, { id, kind, number, send });
  const path = inCompany(args.params.company ?? '', `racuni/${id}`);
  const invoice = await api.invoicing.get({ id });
  const flash = issuedFlash(invoice);
  if (!send || invoice.fiscal?.status === 'stopped') return redirectWithFlash(path, flash);
  const to = invoice.buyer.email;
  const sent = to !== null && (await tryApi(args, () => api.invoicing.send({ id, to, message: '' }))).ok;
  if (!sent) return redirectWithFlash(`${path}?radnja=posalji`, flash);
  const { tone, params } = flash;
  const key = tone === 'ok' ? 'invoices.flash.issuedSent' : 'invoices.flash.issuedAwaitingSent';
  return redirectWithFlash(path, { tone, key, params: { ...params, to } });
}

/** A paper: nothing to report, so there is nothing to wait for. */
async function paperIssued(
  args: ActionFunctionArgs,
  api: CompanyApiCaller,
  { id, kind, number, send }: { id: string; kind: TradeKind; number: string; send: boolean },
): Promise<Response> {
  const path = inCompany(args.params.company ?? '', `${shelfOf(kind)}/${id}`);
  const flash: Flash = { tone: 'ok', key: 'trade.flash.issued', params: { kind, number } };
  if (!send) return redirectWithFlash(path, flash);
  const { buyer } = await api.trade.get({ id });
  const to = buyer.email;
  const sent = to !== null && (await tryApi(args, () => api.invoicing.send({ id, to, message: '' }))).ok;
  if (!sent) return redirectWithFlash(`${path}?radnja=posalji`, flash);
  return redirectWithFlash(path, { tone: 'ok', key: 'trade.flash.issuedSent', params: { kind, number, to } });
}

/** What to say of a document just issued; a receipt that was refused is another thing than one that waits. */
function issuedFlash({ kind, number, fiscal }: InvoiceDto): Flash {
  const params = { kind, number };
  if (fiscal === null) return { tone: 'ok', key: 'invoices.flash.issued', params };
  if (fiscal.jir !== null) return { tone: 'ok', key: 'invoices.flash.issuedFiscal', params };
  if (fiscal.status === 'stopped') return { tone: 'err', key: 'invoices.flash.issuedStopped', params };
  return { tone: 'warn', key: 'invoices.flash.issuedAwaiting', params };
}
