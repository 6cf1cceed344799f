import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { contentOf, readFields } from '#app/features/invoice-editor/draft-fields.ts';
import type { EditorReply } from '#app/features/invoice-editor/editor.tsx';
import { editLines, readEditIntent } from '#app/features/invoice-editor/line-edits.ts';
import { serverNow } from '#app/features/invoice-document/server-now.server.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { fromApi, tryApi, type ApiFailure } from '#app/lib/errors.ts';
import { redirectWithFlash, type Flash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';

const reply = (failure: ApiFailure, rest: Omit<EditorReply, 'error'>) =>
  data<EditorReply>({ error: failure.body, ...rest }, { status: failure.status });

/**
 * What the editor's buttons do: `save`, `line-add`, an edit of a line (`line-remove:2`), `issue`, `issue-send`, `delete`.
 * All of them save what was typed first; with scripts only the last three come here.
 */
export async function draftAction(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '', id = '' } = params;
  const api = await fromApi(args, () => context.companyApi(company));
  const form = await request.formData();
  const intent = String(form.get('intent') ?? 'save');
  if (intent === 'delete') return deleteDraft(args, api, id);

  const typed = readFields(form);
  const edit = readEditIntent(intent);
  const fields = edit ? { ...typed, lines: editLines(typed.lines, edit.edit, edit.index, 'copy') } : typed;
  const wantedToIssue = intent === 'issue' || intent === 'issue-send';
  const version = Number(form.get('version')) || 1;
  const content = contentOf(fields, zagrebDate(serverNow()));
  const saved = await tryApi(args, () =>
    api.invoicing.saveDraft({ id, version, content: { ...content, lines: [...content.lines] } }),
  );
  if (!saved.ok) {
    const theirs = saved.failure.body.params['version'];
    return reply(saved.failure, { version: typeof theirs === 'number' ? theirs : version, fields, wantedToIssue });
  }
  const path = inCompany(company, `racuni/nacrti/${id}`);
  if (!wantedToIssue) return redirect(intent === 'line-add' ? `${path}#lines.${content.lines.length}.description` : path, 303);
  const issued = await tryApi(args, () => api.invoicing.issue({ id, version: saved.value.version }));
  if (!issued.ok) return reply(issued.failure, { version: saved.value.version, fields: null, wantedToIssue });
  const to = inCompany(company, `racuni/${id}`) + (intent === 'issue-send' ? '?radnja=posalji' : '');
  return redirectWithFlash(to, await issuedFlash(api, issued.value));
}

/** What to say of a document just issued; a receipt that was refused is another thing than one that waits. */
async function issuedFlash(
  api: CompanyApiCaller,
  { id, number, zki, jir }: Awaited<ReturnType<CompanyApiCaller['invoicing']['issue']>>,
): Promise<Flash> {
  const params = { number };
  if (zki === null) return { tone: 'ok', key: 'invoices.flash.issued', params };
  if (jir !== null) return { tone: 'ok', key: 'invoices.flash.issuedFiscal', params };
  const { fiscal } = await api.invoicing.get({ id });
  if (fiscal?.status === 'stopped') return { tone: 'err', key: 'invoices.flash.issuedStopped', params };
  return { tone: 'warn', key: 'invoices.flash.issuedAwaiting', params };
}

async function deleteDraft(args: ActionFunctionArgs, api: CompanyApiCaller, id: string) {
  await fromApi(args, () => api.invoicing.deleteDraft({ id }));
  return redirectWithFlash(inCompany(args.params.company ?? '', 'racuni?prikaz=drafts'), {
    tone: 'ok',
    key: 'invoices.flash.draftDeleted',
  });
}
