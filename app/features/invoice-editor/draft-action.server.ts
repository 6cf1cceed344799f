import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { customerChanges, firstVatCode, linesForCustomer, ownChoices } from '#app/features/invoice-editor/customer-changes.ts';
import { contentOf, fieldsOf, readFields, type DraftFields } from '#app/features/invoice-editor/draft-fields.ts';
import type { EditorReply } from '#app/features/invoice-editor/editor.tsx';
import { issueDraft } from '#app/features/invoice-editor/issue-draft.server.ts';
import { editLines, newLine, readEditIntent } from '#app/features/invoice-editor/line-edits.ts';
import { lineFromProduct, pricesFollowMode, productIn } from '#app/features/invoice-editor/line-prices.ts';
import { foundPath, readPlainWish, SHOWN_CUSTOMER, type PlainWish } from '#app/features/invoice-editor/plain-wish.ts';
import { listOf } from '#app/features/trade/document-path.ts';
import { ifThere } from '#app/features/invoice-document/if-there.server.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { fromApi, tryApi, type ApiFailure } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { DraftKind } from '#server/domain/invoicing/kinds.ts';
import { abroadOf } from '#server/domain/invoicing/foreign-buyer.ts';

const reply = (failure: ApiFailure, rest: Omit<EditorReply, 'error'>) =>
  data<EditorReply>({ error: failure.body, ...rest }, { status: failure.status });

/**
 * What the editor's buttons do: `save`, `line-add`, an edit of a line (`line-remove:2`), a search or a pick (`PlainWish`),
 * `advances`, `issue`, `issue-send`, `delete`. All of them save what was typed first; with scripts only the last three come here.
 */
export async function draftAction(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '', id = '' } = params;
  const api = await fromApi(args, () => context.companyApi(company));
  const form = await request.formData();
  const intent = String(form.get('intent') ?? 'save');
  if (intent === 'delete') return deleteDraft(args, api, id, readFields(form).kind);

  const draft = await fromApi(args, () => ifThere(() => api.invoicing.draft({ id })));
  if (draft === null) {
    // A second press of the button: the document is there, under the same id.
    // Its page leads on to where quotes are.
    return redirect(inCompany(company, `racuni/${id}`), 303);
  }
  const wish = readPlainWish(form, intent);
  const read = readFields(form);
  const typed = form.has(SHOWN_CUSTOMER) ? pricesFollowMode(read, fieldsOf(draft.content), draft.rates) : read;
  const edit = readEditIntent(intent);
  const edited = edit ? { ...typed, lines: editLines(typed.lines, edit.edit, edit.index, 'copy') } : typed;
  const fields = await fromApi(args, () => picked(api, draft, edited, wish));
  const wantedToIssue = wish === null && (intent === 'issue' || intent === 'issue-send');
  const version = Number(form.get('version')) || 1;
  const content = contentOf(fields, draft.today);
  const saved = await tryApi(args, () =>
    api.invoicing.saveDraft({ id, version, content: { ...content, lines: [...content.lines] } }),
  );
  if (!saved.ok) {
    const theirs = saved.failure.body.params['version'];
    // What was picked waits until the rest can be saved; what was typed is there.
    return reply(saved.failure, { version: typeof theirs === 'number' ? theirs : version, fields: edited, wantedToIssue });
  }
  if (intent === 'advances') {
    const advanceIds = form.getAll('advanceId').filter((each) => typeof each === 'string');
    const chosen = await tryApi(args, () => api.invoicing.chooseAdvances({ id, advanceIds }));
    if (!chosen.ok) return reply(chosen.failure, { version: saved.value.version, fields: null, wantedToIssue: false });
  }
  if (wantedToIssue) {
    const outcome = await issueDraft(args, api, { id, version: saved.value.version, send: intent === 'issue-send' });
    if (outcome instanceof Response) return outcome;
    return reply(outcome, { version: saved.value.version, fields: null, wantedToIssue });
  }
  const path = inCompany(company, `racuni/nacrti/${id}`);
  const to = intent === 'line-add' ? `${path}#lines.${content.lines.length}.description` : foundPath(path, wish);
  if (typed === read) return redirect(to, 303);
  return redirectWithFlash(to, { tone: 'info', key: 'invoices.priceMode.converted', params: { mode: fields.priceMode } });
}

/** The form with the customer or the product that was picked in it. */
async function picked(api: CompanyApiCaller, draft: DraftDto, fields: DraftFields, wish: PlainWish | null): Promise<DraftFields> {
  if (wish?.kind === 'pick-customer') {
    const customer = wish.contactId === '' ? null : (await api.parties.get({ id: wish.contactId })).contact;
    const abroad = customer && abroadOf(customer.kind, customer.country);
    const changes = customerChanges(customer, draft, ownChoices(fields, draft));
    return { ...fields, ...changes, lines: linesForCustomer(fields.lines, draft, abroad) };
  }
  if (wish?.kind !== 'pick-product') return fields;
  const stored = await api.catalog.get({ id: wish.productId });
  const product = productIn(stored, fields.currency, draft.rate);
  const blank = newLine('picked', fields.lines.at(-1), firstVatCode(draft, null));
  const line = lineFromProduct(fields.lines[wish.index] ?? blank, fields.priceMode, product, draft.rates, draft.sellerInVat);
  return { ...fields, lines: fields.lines.toSpliced(wish.index, 1, line) };
}

async function deleteDraft(args: ActionFunctionArgs, api: CompanyApiCaller, id: string, kind: DraftKind) {
  await fromApi(args, () => api.invoicing.deleteDraft({ id }));
  return redirectWithFlash(inCompany(args.params.company ?? '', `${listOf(kind)}?prikaz=drafts`), {
    tone: 'ok',
    key: 'invoices.flash.draftDeleted',
  });
}
